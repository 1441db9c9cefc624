package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.link;
import static redress.portal.RunningPortal.signIn;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;

/** Two portals on one store while the cookie key is changed: one knows the new key, the other seals with it. */
class CookieKeyIT {

    private static final String OFFICER = "officer@thurrock.example";
    private static final RunningPortal PREPARED = portal("1:the first secret,2:the second secret");
    private static final RunningPortal CHANGED = portal("2:the second secret,1:the first secret");

    @AfterAll
    static void close() {
        PREPARED.close();
        CHANGED.close();
    }

    private static RunningPortal portal(String key) {
        return new RunningPortal(Map.of("redress.portal.cookie-key", key));
    }

    @Test
    void signsNobodyOut() {
        for (RunningPortal one : new RunningPortal[] {PREPARED, CHANGED}) {
            RunningPortal other = one == PREPARED ? CHANGED : PREPARED;
            Browser here = one.browser();
            Page cases = signIn(here, OFFICER);
            assertThat(cases.path()).isEqualTo("/cases");
            Browser there = withSessionOf(here, other);
            assertThat(there.open("/cases").path()).isEqualTo("/cases");

            there.submit(there.open("/cases"), "/sign-out", Map.of());
            assertThat(here.open("/cases").path()).as("ended by the other").isEqualTo("/sign-in");
        }
    }

    @Test
    void letsALinkBeUsedOnceWhicheverHasSentIt() {
        for (RunningPortal one : new RunningPortal[] {PREPARED, CHANGED}) {
            RunningPortal other = one == PREPARED ? CHANGED : PREPARED;
            String link = link(one.browser(), OFFICER);
            Browser there = other.browser();
            Page button = there.open(link);
            assertThat(there.submit(button, "/sign-in/confirm", Map.of()).path())
                    .isEqualTo("/cases");
            Browser here = one.browser();
            assertThat(here.submit(here.open(link), "/sign-in/confirm", Map.of())
                            .status())
                    .isEqualTo(422);
        }
    }

    private static Browser withSessionOf(Browser browser, RunningPortal portal) {
        Browser same = portal.browser();
        same.keep("redress-session", browser.cookie("redress-session"));
        return same;
    }
}
