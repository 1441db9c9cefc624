package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.platform.security.KnownPeople;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** What becomes of a form of somebody who is signed in when it cannot be taken. */
class UnsentFormsIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final MongoOperations STORE = PORTAL.bean(MongoOperations.class);
    private static final String TIES = "/ties/thurrock";
    private static final String KEPT = "name=\"ties.thurrock-council\" value=\"TRUSTEE\"";
    private static final Map<String, String> DECLARED = Map.of("ties.thurrock-council", "TRUSTEE");

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
        forget();
    }

    @Test
    void waitsWhileItCannotBeToldWhoIsSignedIn() {
        Page form = form();
        STUB.down.add("/internal/register");
        forget();
        Page unsent = browser.submit(form, TIES, DECLARED);
        assertThat(unsent.status()).isEqualTo(503);
        assertThat(unsent.path()).isEqualTo(TIES);
        assertThat(unsent.text()).contains("This was not sent yet", "does not answer");
        assertThat(unsent.html()).contains(KEPT);
        assertThat(STUB.acts).isEmpty();

        STUB.down.clear();
        forget();
        assertThat(browser.submit(unsent, TIES, Map.of()).path()).isEqualTo("/ties?saved");
        assertThat(STUB.acts.get(0)).contains("TRUSTEE");
    }

    @Test
    void waitsWhileAServiceThatItsPageNeedsDoesNotAnswer() {
        Page form = form();
        STUB.down.add("/api/register/ties");
        Page unsent = browser.submit(form, TIES, DECLARED);
        assertThat(unsent.status()).isEqualTo(503);
        assertThat(unsent.text()).contains("This may not have been sent");
        assertThat(unsent.html()).contains(KEPT);
        STUB.down.clear();
        assertThat(browser.submit(unsent, TIES, Map.of()).path()).isEqualTo("/ties?saved");
    }

    @Test
    void waitsUntilSomebodyWhoseSessionHasEndedSignsInAnew() {
        Page form = form();
        STORE.updateMulti(new Query(), Update.update("lastSeen", Instant.EPOCH), "portal_sessions");
        Page unsent = browser.submit(form, TIES, DECLARED);
        assertThat(unsent.status()).isEqualTo(403);
        assertThat(unsent.text()).contains("This was not sent yet", "Sign in (opens in a new tab)");
        assertThat(unsent.html()).contains(KEPT);
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.submit(unsent, TIES, Map.of()).path()).isEqualTo("/ties?saved");
    }

    @Test
    void waitsWhereNoServiceTakesTheToken() {
        Page form = form();
        STUB.answers.put("GET /api/register/ties", new Answer(401, "{}"));
        Page unsent = browser.submit(form, TIES, DECLARED);
        assertThat(unsent.text()).contains("Sign in (opens in a new tab)");
        assertThat(unsent.html()).contains(KEPT);
        assertThat(browser.cookies()).noneMatch(cookie -> cookie.getName().equals("redress-session"));
    }

    @ParameterizedTest
    @CsvSource({"/reports/01900000-0000-7000-8000-000000000009/name, reason", "/operations/confirm, act"})
    void waitsOnEachPageForThoseWhoAreSignedIn(String address, String field) {
        Page form = form();
        STORE.updateMulti(new Query(), Update.update("lastSeen", Instant.EPOCH), "portal_sessions");
        Matcher secret = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(form.html());
        assertThat(secret.find()).isTrue();
        Page unsent = browser.post(
                address,
                "_csrf=" + URLEncoder.encode(secret.group(1), StandardCharsets.UTF_8) + "&" + field
                        + "=chosen+with+care");
        assertThat(unsent.status()).isEqualTo(403);
        assertThat(unsent.text()).contains("This was not sent yet", "chosen with care");
        assertThat(unsent.html()).contains("action=\"" + address + "\"");
    }

    private Page form() {
        signIn(browser, "officer@thurrock.example");
        return browser.open("/ties");
    }

    private static void forget() {
        PORTAL.bean(KnownPeople.class).forget("sample-thurrock-officer");
    }
}
