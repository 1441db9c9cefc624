package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;

/** Walks through the pages of a report as somebody does who answers what is needed. */
final class ReportWalk {

    private static final Pattern LINK = Pattern.compile("/report/carry-on\\?link=[A-Za-z0-9_-]{86}");

    private ReportWalk() {}

    /** @return the page on which the answers are checked */
    static Page answerAll(Browser browser, Map<String, String> identity) {
        browser.submit(browser.open("/report/identity"), "/report/identity", identity);
        Page at = browser.submit(
                browser.open("/report/public-body?q=thur"),
                "/report/public-body",
                Map.of("bodyId", "thurrock-council"));
        Map<String, Map<String, ?>> typed = Map.of(
                "/report/relationship", Map.of("relationship", "GRANT"),
                "/report/kind", Map.of("categories", List.of("CONSULT_NONE", "FUND_NOTICE")),
                "/report/what-happened", Map.of("whatHappened", Samples.STORY),
                "/report/dates-decision",
                        Map.of(
                                "facts.decisionMade-day",
                                "5",
                                "facts.decisionMade-month",
                                "11",
                                "facts.decisionMade-year",
                                "2025"),
                "/report/dates-notice",
                        Map.of(
                                "facts.noticeReceived-day",
                                "20",
                                "facts.noticeReceived-month",
                                "10",
                                "facts.noticeReceived-year",
                                "2025"),
                "/report/organisation", Map.of("organisation.name", "Sample CVS"),
                "/report/contact",
                        Map.of("contact.name", "Sample Manager", "contact.email", "manager@sample-cvs.example"),
                "/report/shown-to-public-body", Map.of("consents.shareWithBody", "yes"));
        for (int i = 0; i < 30 && !at.path().equals("/report/check"); i++) {
            if (at.path().equals("/report/evidence")) {
                Page added = browser.upload(at, "/report/evidence", "letter.pdf", "%PDF-1.4");
                at = browser.submit(added, "/report/evidence", Map.of("continue", "yes"));
            } else {
                at = browser.submit(at, at.path(), typed.getOrDefault(at.path(), Map.of()));
            }
            assertThat(at.status()).as(at.path()).isEqualTo(200);
        }
        return at;
    }

    /** Begins a report with its story. */
    static void begin(Browser browser) {
        browser.submit(
                browser.open("/report/what-happened"), "/report/what-happened", Map.of("whatHappened", Samples.STORY));
    }

    /** Asks for a link to finish the report elsewhere; the one that was mailed. */
    static String mailedLink(Browser browser, String email) {
        MailSink mails = Backends.shared().mail();
        int before = mails.to(email).size();
        Page sent = browser.submit(
                browser.open("/report/another-device"), "/report/another-device", Map.of("email", email));
        assertThat(sent.path()).isEqualTo("/report/another-device/sent");
        Matcher link = LINK.matcher(mails.await(email, before + 1).get(0).text());
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
