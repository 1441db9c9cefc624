package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** The page on which somebody says which mails they want, and when. */
class MailsIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String MAILS = "/cases/mails";
    private static final String PREFERENCES = "/api/notices/preferences";

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void isForNobodyWhoIsNotSignedIn() {
        assertThat(browser.open(MAILS).path()).isEqualTo("/sign-in");
        assertThat(STUB.authorizations).noneMatch(each -> each.startsWith(PREFERENCES));
    }

    @Test
    void showsWhatWasChosenAndKeepsWhatIsChosen() {
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open("/cases").html()).contains("href=\"" + MAILS + "\"");
        Page mails = browser.open(MAILS);
        assertThat(mails.html())
                .containsPattern("value=\"DAILY\"[^>]*checked")
                .containsPattern("value=\"case-withdrawn\"[^>]*checked")
                .doesNotContainPattern("value=\"AT_ONCE\"[^>]*checked")
                .doesNotContainPattern("value=\"deadline-certain\"[^>]*checked");
        assertThat(mails.text())
                .contains("A report was withdrawn and its case closed", "only those listed below can be turned off");

        Page saved = browser.submit(
                mails, MAILS, Map.of("reminders", List.of("AT_ONCE"), "mailed", List.of("deadline-certain")));

        assertThat(saved.text()).contains("Your choice was saved");
        assertThat(STUB.acts)
                .singleElement()
                .asString()
                .contains("\"reminders\":\"AT_ONCE\"", "\"off\":[\"case-withdrawn\"]");
        assertThat(STUB.authorizations).anyMatch(each -> each.startsWith(PREFERENCES + " Bearer "));
    }

    @Test
    void turnsNothingOffThatThePageDidNotShow() {
        signIn(browser, "officer@thurrock.example");
        Page mails = browser.open(MAILS);
        STUB.answers.put(
                "GET " + PREFERENCES,
                new Answer(
                        200,
                        Samples.MAILS.replace(
                                "]}",
                                ",{\"kind\":\"case-closed\",\"mailed\":true},{\"kind\":\"extension-decided\",\"mailed\":false}]}")));
        Page wrong = browser.submit(mails, MAILS, Map.of("reminders", List.of("NEVER")));
        assertThat(wrong.html())
                .containsPattern("value=\"case-closed\"[^>]*checked")
                .doesNotContainPattern("value=\"case-withdrawn\"[^>]*checked");
        browser.submit(mails, MAILS, Map.of("reminders", List.of("DAILY")));
        assertThat(STUB.acts)
                .singleElement()
                .asString()
                .contains("\"off\":[\"case-withdrawn\",\"deadline-certain\",\"extension-decided\"]");
    }

    @Test
    void saysWhatIsWrongBesideTheQuestion() {
        signIn(browser, "officer@thurrock.example");
        Page refused = browser.submit(browser.open(MAILS), MAILS, Map.of("reminders", List.of("NEVER")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"#reminders-DAILY\"", "id=\"reminders-error\"");
        assertThat(STUB.acts).isEmpty();
    }

    @Test
    void keepsOnThePageWhatCouldNotBeSaved() {
        signIn(browser, "officer@thurrock.example");
        Page mails = browser.open(MAILS);
        STUB.answers.put("PUT " + PREFERENCES, new Answer(503, "{\"title\":\"down\"}"));
        Page page = browser.submit(mails, MAILS, Map.of("reminders", List.of("AT_ONCE")));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.text()).contains("This could not be saved just now");
        assertThat(page.html()).containsPattern("value=\"AT_ONCE\"[^>]*checked");
    }
}
