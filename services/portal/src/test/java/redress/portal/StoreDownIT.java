package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.embedded.documents.EmbeddedDocuments;
import redress.portal.Browser.Page;
import redress.testkit.backends.Backends;

/** What goes on, and what is said, for somebody who is signed in while the portal's store is down. */
class StoreDownIT {

    @Test
    void goesOnWithWhateverNeedsNoSignIn() {
        EmbeddedDocuments documents = EmbeddedDocuments.start(Backends.shared().folder("portal-store-to-stop"), 0);
        RunningPortal portal = new RunningPortal(Map.of(
                "spring.mongodb.uri",
                documents.uri("portal"),
                "redress.platform.mongo.embedded",
                true,
                "redress.platform.mongo.patience",
                "1s"));
        Browser browser = portal.browser();
        RunningPortal.signIn(browser, "officer@thurrock.example");
        String action = "/cases/" + StubServices.CASE + "/do/external-steps";
        Page form = browser.open(action);
        documents.close();

        Page story = browser.open("/report/what-happened");
        assertThat(story.status()).isEqualTo(200);
        assertThat(story.text()).contains("What happened?");

        Page cases = browser.open("/cases");
        assertThat(cases.status()).isEqualTo(503);
        assertThat(cases.path()).isEqualTo("/cases");
        assertThat(cases.text()).contains("This does not work just now");
        assertThat(browser.open("/sign-in").status()).isEqualTo(503);
        assertThat(browser.submit(form, action, Map.of("note", "Typed with care"))
                        .text())
                .contains("This was not sent yet", "Typed with care");
        portal.close();
    }
}
