package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;

/** Limits on links: too many of one caller are refused, and too many to one address are not sent. */
class TooManyLinksIT {

    private static final String CONTACT = "contact@council.thurrock.example";
    private static final RunningPortal PORTAL =
            new RunningPortal(Map.of("redress.portal.link-gap", "1m", "redress.portal.links-per-caller-and-hour", 3));
    private static final MailSink MAIL = Backends.shared().mail();

    private final Browser browser = PORTAL.browser();

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @Test
    void sendsNoSecondLinkAtOnceButTheFirstWorksAndRefusesACallerWhoAsksTooOften() {
        int before = MAIL.to(CONTACT).size();
        String link = RunningPortal.link(browser, CONTACT);
        assertThat(ask().path()).isEqualTo("/sign-in/sent");
        assertThat(browser.submit(browser.open(link), "/sign-in/confirm", Map.of())
                        .path())
                .isEqualTo("/cases");
        browser.submit(browser.open("/cases"), "/sign-out", Map.of());

        assertThat(ask().path()).as("after the link was used").isEqualTo("/sign-in/sent");
        assertThat(MAIL.await(CONTACT, before + 2)).hasSize(before + 2);

        Page tooMany = ask();
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text()).contains("Too many sign-in links were asked for from your network");
        assertThat(tooMany.html()).contains("value=\"" + CONTACT + "\"");
        assertThat(browser.postJson("/api/sign-in", "{\"email\":\"" + CONTACT + "\"}")
                        .status())
                .isEqualTo(429);
        assertThat(MAIL.to(CONTACT)).hasSize(before + 2);
    }

    private Page ask() {
        return browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", CONTACT));
    }
}
