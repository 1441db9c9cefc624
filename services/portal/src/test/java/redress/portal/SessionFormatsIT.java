package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.link;
import static redress.portal.RunningPortal.signIn;

import java.net.HttpCookie;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.portal.Browser.Page;

/** Sessions that another version of the portal has stored, beside which this one runs while a release goes out. */
class SessionFormatsIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final MongoOperations STORE = PORTAL.bean(MongoOperations.class);
    private static final int NEWER = 1000;

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        PORTAL.stub().reset();
        STORE.remove(new Query(), "portal_sessions");
    }

    @Test
    void goesOnWithWhateverNeedsNoSignIn() {
        signIn(browser, "officer@thurrock.example");
        newer();
        Page start = browser.open("/");
        assertThat(start.status()).isEqualTo(200);
        assertThat(start.text()).doesNotContain("Signed in as");
        assertThat(browser.open("/report/what-happened").status()).isEqualTo(200);
        assertThat(browser.open("/sign-in").text()).contains("Email address");
    }

    @Test
    void endsThemAtSignOut() {
        Page cases = signIn(browser, "officer@thurrock.example");
        newer();
        HttpCookie kept = session();
        Page out = browser.submit(cases, "/sign-out", Map.of());
        assertThat(out.text()).contains("You are signed out");
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().equals("redress-session"));
        browser.restore(kept);
        assertThat(browser.open("/cases").path())
                .as("with a copy of the cookie")
                .isEqualTo("/sign-in");
    }

    @Test
    void signsInAnewByALink() {
        signIn(browser, "officer@thurrock.example");
        newer();
        String link = link(PORTAL.browser(), "officer@thurrock.example");
        Page signedIn = browser.submit(browser.open(link), "/sign-in/confirm", Map.of());
        assertThat(signedIn.path()).isEqualTo("/cases");
        assertThat(browser.open("/").text()).contains("Signed in as Sample Officer");
    }

    @Test
    void areNumberedWhenTheyAreUsed() {
        signIn(browser, "officer@thurrock.example");
        Object present = only().get("format");
        STORE.updateMulti(
                new Query(),
                new Update()
                        .set("format", 1)
                        .set("lastSeen", only().getDate("lastSeen").toInstant().minusSeconds(90)),
                "portal_sessions");
        assertThat(browser.open("/cases").path()).isEqualTo("/cases");
        assertThat(only().get("format")).isEqualTo(present);
    }

    private static void newer() {
        STORE.updateMulti(new Query(), Update.update("format", NEWER), "portal_sessions");
    }

    private static Document only() {
        return STORE.findAll(Document.class, "portal_sessions").get(0);
    }

    private HttpCookie session() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("redress-session"))
                .findFirst()
                .orElseThrow();
    }
}
