package redress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redress.client.ScriptedSystem.Asked;
import redress.client.ScriptedSystem.Reply;

/** Signs in by the link in a mail, and keeps signed in. */
class SignInTest {

    private static final String ADDRESS = "officer@thurrock.example";
    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<Map<String, String>> mails = new CopyOnWriteArrayList<>();
    private int tokensGiven;
    private int linksSent;
    private int silentFor;
    private int awayFor;
    private boolean renews = true;
    private String refused = "";
    private final ScriptedSystem system = new ScriptedSystem(this::answer);
    private final Client client = Client.at(system.base()).open();
    private final SignIn signIn = new SignIn(client, Mailbox.ofStandalone(client), SHORT);

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void takesTheLinkThatCameAfterItAsked() {
        arrives("old");
        assertThat(signIn.as(ADDRESS)).isEqualTo("token-1");
        assertThat(system.asked().get(system.asked().size() - 1).body()).isEqualTo("{\"token\":\"link-1\"}");
    }

    @Test
    void asksForAnotherWhereNoneComes() {
        silentFor = 2;
        assertThat(signIn.as(ADDRESS)).isEqualTo("token-1");
        assertThat(linksSent).isEqualTo(3);
    }

    @Test
    void saysThatNoneCame() {
        arrives("old");
        silentFor = 10;
        assertThatIllegalStateException().isThrownBy(() -> signIn.as(ADDRESS)).withMessageEndingWith(ADDRESS);
        assertThat(linksSent).isEqualTo(4);
    }

    @Test
    void asksForAnotherLinkWhereTheOneAtHandMayBeUsedUp() {
        awayFor = 1;
        assertThat(signIn.as(ADDRESS)).isEqualTo("token-1");
        assertThat(system.asked().get(system.asked().size() - 1).body()).isEqualTo("{\"token\":\"link-2\"}");
    }

    @Test
    void getsAnotherTokenWhereTheOneAtHandIsRefusedAndSendsACommandOnceMore() {
        String token = signIn.as(ADDRESS);
        refused = "token-1";
        client.post("/api/x", Map.of(), Client.bearer(token));
        client.get("/api/y", Client.bearer(token));
        assertThat(system.askedWhat())
                .endsWith("POST /api/x", "POST /api/sign-in/renewal", "POST /api/x", "GET /api/y");
        assertThat(client.current(Client.bearer(token))).isEqualTo(Client.bearer("token-2"));
    }

    @Test
    void believesASecondRefusal() {
        String token = signIn.as(ADDRESS);
        refused = "token-";
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> client.post("/api/x", Map.of(), Client.bearer(token)))
                .withMessage("POST /api/x was answered with 401. Sign in again.");
        assertThat(system.askedWhat()).endsWith("POST /api/x", "POST /api/sign-in/renewal", "POST /api/x");
    }

    @Test
    void doesNotSendWhatWasRefusedAgainWithoutAnotherToken() {
        String token = signIn.as(ADDRESS);
        refused = "token-";
        renews = false;
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> client.get("/api/x", Client.bearer(token)))
                .satisfies(e -> assertThat(e.status()).isEqualTo(401));
        assertThat(system.askedWhat()).endsWith("GET /api/x", "POST /api/sign-in/renewal");
    }

    @Test
    void hasNoOtherTokenForOneThatItDoesNotKnow() {
        refused = "foreign";
        assertThatExceptionOfType(CallFailed.class).isThrownBy(() -> client.get("/api/x", Client.bearer("foreign")));
        assertThat(system.askedWhat()).containsExactly("GET /api/x");
    }

    private Reply answer(Asked asked) {
        return switch (asked.path().replaceAll("\\?.*", "")) {
            case "/api/mailbox" -> Reply.json(Map.of("items", mails));
            case "/api/sign-in" -> {
                linksSent++;
                if (silentFor-- <= 0) {
                    arrives("link-" + linksSent);
                }
                yield Reply.of(202);
            }
            case "/api/sign-in/token" -> awayFor-- > 0 ? Reply.of(503) : signedIn();
            case "/api/sign-in/renewal" -> renews ? signedIn() : Reply.of(401);
            default ->
                !refused.isEmpty() && asked.header("Authorization").startsWith("Bearer " + refused)
                        ? Reply.of(401)
                        : Reply.of(204);
        };
    }

    private Reply signedIn() {
        String number = Integer.toString(++tokensGiven);
        return Reply.json(Map.of("accessToken", "token-" + number, "renewalToken", "renewal-" + number));
    }

    private void arrives(String token) {
        mails.add(
                0,
                Map.of(
                        "id",
                        token,
                        "to",
                        ADDRESS,
                        "subject",
                        "Sign in to Redress",
                        "text",
                        "Go to http://localhost/sign-in/confirm?token=" + token));
    }
}
