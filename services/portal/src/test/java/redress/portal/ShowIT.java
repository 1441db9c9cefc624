package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;

/** A report as a trustee reads it before it is sent. */
class ShowIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final Pattern LINK = Pattern.compile("/report/shown\\?link=[A-Za-z0-9_-]{86}");
    private static final String SHOW = "/report/show";

    private final Browser reporter = PORTAL.browser();
    private final Browser trustee = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void showsWhatTheCheckPageShowsAndNothingToDoWithIt() {
        Page check = ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        assertThat(check.html()).contains("href=\"" + SHOW + "\"");
        String link = link();
        Page button = trustee.open(link);
        assertThat(button.status()).isEqualTo(200);
        assertThat(button.text())
                .as("to a mail scanner or the preview of a message")
                .contains("Show the report")
                .doesNotContain("Sample", "Thurrock", Samples.STORY, "letter.pdf");
        assertThat(button.header("X-Robots-Tag")).contains("noindex");
        Page shown = read(link);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text())
                .contains(
                        "A report that is not sent yet",
                        "Shown to you by Sample Manager, Sample CVS , who is writing it.",
                        "Thurrock Council",
                        Samples.STORY,
                        "letter.pdf");
        String main = shown.html()
                .substring(shown.html().indexOf("<main"), shown.html().indexOf("</main>"));
        assertThat(main).doesNotContain("<form", "<a ", "<button", "from=check");
        assertThat(trustee.cookies()).noneMatch(cookie -> cookie.getName().contains("draft"));
        assertThat(trustee.open("/report/check").path()).isEqualTo("/report");
        assertThat(shown.header("X-Robots-Tag")).contains("noindex");
        assertThat(shown.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(reporter.open(SHOW).html()).as("shown to her again").contains(link);
    }

    /** Some of it is about health, some is the reason why she is afraid. */
    @Test
    void leavesOutHowToReachHerAndWhySheIsNotToBeNamed() {
        ReportWalk.answerAll(
                reporter, Map.of("identityMode", "CONFIDENTIAL", "identityReason", "We fear for our lease."));
        reporter.submit(
                reporter.open("/report/contact"),
                "/report/contact",
                Map.of(
                        "contact.name", "Sample Manager",
                        "contact.role", "Treasurer",
                        "contact.email", "manager@sample-cvs.example",
                        "contact.phone", "01632 960123",
                        "contact.preferred", "After six",
                        "contact.adjustments", "A text relay call"));
        assertThat(reporter.open("/report/check").text())
                .contains("We fear for our lease.", "01632 960123", "A text relay call", "Treasurer", "After six");
        assertThat(read(link()).text())
                .contains("Sample Manager", "Confidential")
                .doesNotContain(
                        "We fear",
                        "Why should your name",
                        "Treasurer",
                        "manager@",
                        "01632",
                        "After six",
                        "relay",
                        "Anything that would make it easier");
    }

    @Test
    void doesNotLetAnybodyCarryOn() {
        ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        String secret = link().replaceAll(".*=", "");
        assertThat(trustee.open("/report/carry-on?link=" + secret).status()).isEqualTo(422);
    }

    @Test
    void namesNobodyInAnAnonymousReport() {
        ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        reporter.submit(
                reporter.open("/report/identity"), "/report/identity", Map.of("identityMode", "ANONYMOUS_EVIDENCE"));
        assertThat(read(link()).text())
                .contains("Shown to you by the person who is writing it.")
                .doesNotContain("Sample Manager", "Sample CVS");
    }

    @Test
    void canBeWithdrawnAndReplaced() {
        ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        String first = link();
        String second = link();
        assertThat(trustee.open(first).status()).isEqualTo(404);
        assertThat(trustee.open(second).status()).isEqualTo(200);
        Page ended = reporter.submit(reporter.open(SHOW), "/report/show/end", Map.of());
        assertThat(ended.text()).contains("The link was withdrawn.").doesNotContain("/report/shown");
        Page gone = trustee.open(second);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).contains("This link shows nothing").doesNotContain(Samples.STORY);
        assertThat(gone.header("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void endsWhenTheReportIsSent() {
        ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        String link = link();
        Page button = trustee.open(link);
        reporter.submit(reporter.open("/report/check"), "/report/check", Map.of());
        assertThat(trustee.open(link).status()).isEqualTo(404);
        Page over = trustee.submit(button, "/report/shown", Map.of());
        assertThat(over.status()).isEqualTo(404);
        assertThat(over.text()).doesNotContain(Samples.RECEIPT, "CB-7K2M-Q4TX");
        assertThat(reporter.open(SHOW).path()).isEqualTo("/report");
    }

    @Test
    void endsWhenTheAnswersAreDeleted() {
        Page check = ReportWalk.answerAll(reporter, Map.of("identityMode", "NAMED"));
        String link = link();
        reporter.submit(check, "/report/delete", Map.of());
        assertThat(trustee.open(link).status()).isEqualTo(404);
    }

    private Page read(String link) {
        return trustee.submit(trustee.open(link), "/report/shown", Map.of());
    }

    private String link() {
        Page made = reporter.submit(reporter.open(SHOW), SHOW, Map.of());
        Matcher link = LINK.matcher(made.html());
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
