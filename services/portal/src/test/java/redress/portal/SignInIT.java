package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.link;
import static redress.portal.RunningPortal.signIn;

import java.io.IOException;
import java.net.HttpCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.platform.sealing.Keyset;
import redress.platform.security.KnownPeople;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;
import tools.jackson.databind.JsonNode;

/** Links by mail, sessions and tokens. */
class SignInIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String OFFICER = "/internal/register/people/sample-thurrock-officer";
    private static final String CASE = "/cases/" + StubServices.CASE;
    private static final MailSink MAIL = Backends.shared().mail();
    private static final Map<String, String> TRIAGE =
            Map.of("result", "ACCEPT", "severity", "SECTOR_WIDE", "urgency", "NORMAL", "reason", "Because of <this>");
    private static final MongoOperations STORE = PORTAL.bean(MongoOperations.class);

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void bringsWhoFollowsTheLinkOfAMailToTheCaseOnceSignedIn() {
        assertThat(browser.open(CASE).path()).isEqualTo("/sign-in");
        assertThat(signIn(browser, "officer@thurrock.example").path()).isEqualTo(CASE);
        browser.submit(browser.open("/cases"), "/sign-out", Map.of());
        assertThat(signIn(browser, "officer@thurrock.example").path())
                .as("at the next sign-in")
                .isEqualTo("/cases");
    }

    @Test
    void signsInByALinkThatWorksOnce() {
        String link = link(browser, "officer@thurrock.example");
        assertThat(browser.open(link).text()).contains("Choose the button to sign in");
        Page button = browser.open(link);
        Page cases = browser.submit(button, "/sign-in/confirm", Map.of());
        assertThat(cases.path()).isEqualTo("/cases");
        assertThat(cases.text()).contains("CB-7K2M-Q4TX", "Overdue", "Sign out");
        assertThat(STUB.authorizations).anyMatch(a -> a.startsWith("/api/cases Bearer ey"));

        Page again = browser.submit(button, "/sign-in/confirm", Map.of());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("This link does not work");
    }

    @Test
    void showsWhoIsSignedInWhileTheyAre() {
        Page cases = signIn(browser, "officer@thurrock.example");
        assertThat(cases.text()).contains("Signed in as Sample Officer");
        assertThat(browser.open("/").text()).contains("Signed in as Sample Officer");
        browser.submit(cases, "/sign-out", Map.of());
        assertThat(browser.open("/").text()).doesNotContain("Signed in as");
    }

    @Test
    void takesNoLinkThatIsTooOld() {
        String link = link(browser, "officer@thurrock.example");
        STORE.updateMulti(new Query(), Update.update("expiresAt", Instant.EPOCH), "portal_sign_in_tokens");
        assertThat(browser.submit(browser.open(link), "/sign-in/confirm", Map.of())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void storesNoSecretOfLinksOrSessions() {
        String link = link(browser, "officer@thurrock.example");
        String secret = link.substring(link.indexOf('=') + 1);
        assertThat(STORE.findAll(Document.class, "portal_sign_in_tokens").toString())
                .doesNotContain(secret);
        signIn(browser, "officer@thurrock.example");
        String cookie = browser.cookies().stream()
                .filter(c -> c.getName().equals("redress-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(STORE.findAll(Document.class, "portal_sessions").toString())
                .doesNotContain(cookie, "compact/thurrock/officer", "Sample Officer");
    }

    @Test
    void endsASessionThatWasNotUsedForHalfAnHour() {
        signIn(browser, "officer@thurrock.example");
        STORE.updateMulti(
                new Query(),
                Update.update("lastSeen", Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(31))),
                "portal_sessions");
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
    }

    @Test
    void keepsWhatWasTypedWhenTheSessionHasEnded() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        STORE.updateMulti(new Query(), Update.update("lastSeen", Instant.EPOCH), "portal_sessions");
        Page unsent = browser.submit(form, address, TRIAGE);
        assertThat(unsent.path()).isEqualTo(address);
        assertThat(unsent.status()).isEqualTo(403);
        assertThat(unsent.text())
                .contains("This was not sent yet", "Sign in (opens in a new tab)", "Because of <this>")
                .doesNotContain("Sign out");
        assertThat(STUB.acts).isEmpty();

        signIn(browser, "officer@thurrock.example");
        assertThat(browser.submit(unsent, address, Map.of()).path()).isEqualTo(CASE + "?done=triage");
        assertThat(STUB.acts.get(0)).contains("Because of <this>");
    }

    @Test
    void keepsWhatWasTypedWhenTriageDoesNotTakeTheToken() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        STUB.answers.put("POST /api/cases/" + StubServices.CASE + "/triage", new Answer(401, "{}"));
        assertThat(browser.submit(form, address, TRIAGE).text()).contains("Sign in (opens in a new tab)", "Because of");
        STUB.answers.clear();
        signIn(browser, "officer@thurrock.example");
        STUB.answers.put("GET /api/cases/" + StubServices.CASE, new Answer(401, "{}"));
        assertThat(browser.submit(form, address, TRIAGE).text()).contains("Sign in (opens in a new tab)", "Because of");
    }

    @Test
    void sendsNothingForAStrangerOrFromAnotherSite() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        Browser stranger = PORTAL.browser();
        stranger.open("/");
        assertThat(stranger.submit(form, address, TRIAGE).text()).doesNotContain("Because of");
        assertThat(browser.post(address, "reason=x").status()).isEqualTo(403);
        assertThat(STUB.acts).isEmpty();
    }

    @Test
    void endsASessionWhoseTokenNoServiceTakes() {
        signIn(browser, "officer@thurrock.example");
        STUB.answers.put("GET /api/cases", new Answer(401, "{}"));
        STUB.answers.put("GET /api/cases/" + StubServices.CASE, new Answer(401, "{}"));
        Page page = browser.open(CASE);
        assertThat(page.path()).isEqualTo("/sign-in");
        assertThat(page.text()).contains("Email address");
        assertThat(browser.cookies()).noneMatch(c -> c.getName().equals("redress-session"));
        STUB.answers.clear();
        assertThat(signIn(browser, "officer@thurrock.example").path()).isEqualTo(CASE);
    }

    @Test
    void endsASessionAtSignOutEverywhere() {
        Page cases = signIn(browser, "officer@thurrock.example");
        HttpCookie kept = browser.cookies().stream()
                .filter(c -> c.getName().equals("redress-session"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.submit(cases, "/sign-out", Map.of()).text()).contains("You are signed out");
        browser.restore(kept);
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
    }

    @Test
    void signsNobodyInByARowThatSomebodyWroteIntoTheStore() {
        String mine = Secrets.fresh();
        Instant later = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(10));
        for (String id :
                List.of(Secrets.printOf(mine), new Fingerprints(Keyset.of(new byte[32]), "sign-in link").of(mine))) {
            STORE.insert(
                    new Document("_id", id)
                            .append("email", "officer@thurrock.example")
                            .append(
                                    "sealed",
                                    new Seal(Keyset.of(new byte[32]), "sign-in link " + mine)
                                            .close(later.getEpochSecond() + " officer@thurrock.example"))
                            .append("expiresAt", later),
                    "portal_sign_in_tokens");
        }
        assertThat(browser.postJson("/api/sign-in/token", "{\"token\":\"" + mine + "\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keepsALinkThatANewerVersionHasStored() {
        STORE.remove(new Query(), "portal_sign_in_tokens");
        Page button = browser.open(link(browser, "officer@thurrock.example"));
        STORE.updateMulti(new Query(), Update.update("format", 3), "portal_sign_in_tokens");
        assertThat(browser.submit(button, "/sign-in/confirm", Map.of()).status())
                .isEqualTo(503);
        STORE.updateMulti(new Query(), Update.update("format", 2), "portal_sign_in_tokens");
        assertThat(browser.submit(button, "/sign-in/confirm", Map.of()).path())
                .as("it was not used up")
                .isEqualTo("/cases");
    }

    @Test
    void leavesASessionAloneThatANewerVersionHasStored() {
        signIn(browser, "officer@thurrock.example");
        STORE.updateMulti(new Query(), Update.update("format", 4), "portal_sessions");
        try {
            Page refused = browser.open("/cases");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("This does not work just now");
        } finally {
            STORE.updateMulti(new Query(), Update.update("format", 3), "portal_sessions");
        }
        assertThat(browser.open("/cases").path()).isEqualTo("/cases");
    }

    @Test
    void takesNoRowThatBelongsToAnotherLink() {
        STORE.remove(new Query(), "portal_sign_in_tokens");
        link(browser, "officer@thurrock.example");
        Document another =
                STORE.findAll(Document.class, "portal_sign_in_tokens").get(0);
        String mine = link(browser, "officer@thurrock.example");
        STORE.updateMulti(new Query(), Update.update("sealed", another.getString("sealed")), "portal_sign_in_tokens");
        assertThat(browser.submit(browser.open(mine), "/sign-in/confirm", Map.of())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void knowsNobodyByASessionThatSomebodyWroteIntoTheStore() {
        String mine = Secrets.fresh();
        Instant now = Instant.now(Clock.systemUTC());
        String content =
                "{\"personId\":\"sample-thurrock-officer\",\"name\":\"x\",\"grants\":[],\"token\":\"x\",\"until\":"
                        + now.plus(Duration.ofHours(1)).getEpochSecond() + "}";
        STORE.insert(
                new Document("_id", Secrets.printOf(mine))
                        .append("sealed", new Seal(Keyset.parseTexts("key", mine), "session").close(content))
                        .append("lastSeen", now)
                        .append("expiresAt", now.plus(Duration.ofHours(1))),
                "portal_sessions");
        browser.keep("redress-session", mine);
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@%s", "%s@a.example", "a@b.%s"})
    void refusesAnAddressOfAnyLengthInPlainWords(String form) {
        for (String much : List.of("a.".repeat(3_000), "a".repeat(6_000), "-a".repeat(3_000), "a@".repeat(3_000))) {
            Page answer = browser.postJson("/api/sign-in", "{\"email\":\"" + form.formatted(much) + "\"}");
            assertThat(answer.status()).as(answer.html()).isBetween(400, 422);
            assertThat(answer.html()).contains("\"email\"");
            assertThat(browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", form.formatted(much)))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void writesEachSignInIntoTheSecurityLogWithoutAnAddress() throws IOException {
        String link = link(browser, "officer@thurrock.example");
        browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "nobody@elsewhere.example"));
        Page button = browser.open(link);
        Page cases = browser.submit(button, "/sign-in/confirm", Map.of());
        browser.submit(button, "/sign-in/confirm", Map.of());
        browser.submit(cases, "/sign-out", Map.of());
        String log = PORTAL.securityLog();
        assertThat(log)
                .contains(
                        "\"action\":\"portal.signIn.linkAsked\",\"actor\":\"anonymous\",\"subjectKind\":\"person\",\"subjectId\":\"sample-thurrock-officer\",\"outcome\":\"DONE\"",
                        "\"action\":\"portal.signIn.linkAsked\",\"actor\":\"anonymous\",\"outcome\":\"REFUSED\"",
                        "\"action\":\"portal.signIn.linkUsed\",\"actor\":\"person/sample-thurrock-officer\",\"outcome\":\"DONE\"",
                        "\"action\":\"portal.signIn.linkUsed\",\"actor\":\"anonymous\",\"outcome\":\"REFUSED\"",
                        "\"action\":\"portal.signIn.ended\",\"actor\":\"person/sample-thurrock-officer\",\"outcome\":\"DONE\"")
                .doesNotContain("@", "elsewhere", "127.0.0.1", link.substring(link.indexOf('=') + 1));
    }

    @Test
    void tellsNobodyWhoMaySignIn() {
        int before = MAIL.to("officer@thurrock.example").size();
        Page unknown =
                browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "nobody@elsewhere.example"));
        Page known = browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "officer@thurrock.example"));
        assertThat(unknown.path()).isEqualTo(known.path()).isEqualTo("/sign-in/sent");
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(MAIL.await("officer@thurrock.example", before + 1)).hasSize(before + 1);
        assertThat(MAIL.to("nobody@elsewhere.example")).isEmpty();
    }

    @Test
    void signsProgramsInByTheSameLink() {
        String link = link(browser, "officer@thurrock.example");
        String form = "{\"token\":\"" + link.substring(link.indexOf('=') + 1) + "\"}";
        Page first = browser.postJson("/api/sign-in/token", form);
        assertThat(first.status()).isEqualTo(200);
        assertThat(StubServices.JSON
                        .readTree(first.html())
                        .at("/person/grants/0")
                        .asString())
                .isEqualTo("compact/thurrock/officer");
        Page second = browser.postJson("/api/sign-in/token", form);
        assertThat(second.status()).isEqualTo(401);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(browser.postJson("/api/sign-in", "{\"email\":\"nobody@elsewhere.example\"}")
                        .status())
                .isEqualTo(202);
        assertThat(browser.postJson("/api/sign-in", "{\"email\":\"nobody\"}").status())
                .isBetween(400, 422);
        assertThat(browser.open("/.well-known/jwks.json").html())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\":");
    }

    @Test
    void endsASessionOfSomebodyWhomTheRegisterNoLongerKnows() {
        signIn(browser, "officer@thurrock.example");
        STUB.answers.put("GET " + OFFICER, StubServices.NOT_KNOWN);
        aMinutePasses();
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
        assertThat(STUB.authorizations.stream().filter(each -> each.startsWith("/api/cases")))
                .as("questions in the name of the person")
                .hasSize(1);
    }

    @Test
    void signsNobodyOutByAnAnswerThatIsNotTheRegisters() {
        signIn(browser, "officer@thurrock.example");
        for (String answer : List.of("{}", "<p>Not found</p>", "{\"code\":\"NOT_FOUND\"}")) {
            STUB.answers.put("GET " + OFFICER, new Answer(404, answer));
            aMinutePasses();
            assertThat(browser.open("/cases").status()).as(answer).isEqualTo(503);
        }
        STUB.answers.clear();
        aMinutePasses();
        assertThat(browser.open("/cases").path()).isEqualTo("/cases");
    }

    @Test
    void endsASessionThatWasEndedForThePerson() {
        signIn(browser, "officer@thurrock.example");
        STUB.signOuts = 1;
        aMinutePasses();
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
        assertThat(signIn(browser, "officer@thurrock.example").path()).isEqualTo("/cases");
    }

    @Test
    void showsWhatSomebodyMayDoNowAndNotWhatTheyMightWhenTheySignedIn() {
        signIn(browser, "admin@national.example");
        assertThat(browser.open("/operations").text()).contains("Operations");
        STUB.answers.put(
                "GET /internal/register/people/sample-admin",
                new Answer(200, "{\"personId\":\"sample-admin\",\"grants\":[],\"signOuts\":0}"));
        aMinutePasses();
        assertThat(browser.open("/").text()).doesNotContain("Operations");
    }

    @Test
    void keepsNobodySignedInWhileItCannotBeToldWhatTheyMayDo() {
        signIn(browser, "officer@thurrock.example");
        STUB.down.add("/internal/register");
        aMinutePasses();
        assertThat(browser.open("/cases").status()).isEqualTo(503);
        assertThat(browser.open("/").text()).doesNotContain("Signed in as");
        STUB.down.clear();
        aMinutePasses();
        assertThat(browser.open("/cases").path()).isEqualTo("/cases");
    }

    @Test
    void givesProgramsAnotherTokenForAsLongAsTheyAreSignedIn() {
        String link = link(browser, "officer@thurrock.example");
        Page signedIn =
                browser.postJson("/api/sign-in/token", "{\"token\":\"" + link.substring(link.indexOf('=') + 1) + "\"}");
        JsonNode answer = StubServices.JSON.readTree(signedIn.html());
        Instant soon = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(5));
        assertThat(Instant.parse(answer.get("expiresAt").asString())).isBefore(soon);
        String renewal = "{\"renewalToken\":\"" + answer.get("renewalToken").asString() + "\"}";

        Page renewed = browser.postJson("/api/sign-in/renewal", renewal);

        assertThat(renewed.status()).as(renewed.html()).isEqualTo(200);
        assertThat(StubServices.JSON.readTree(renewed.html()).get("accessToken").asString())
                .isNotEmpty();
        STUB.signOuts = 1;
        aMinutePasses();
        Page ended = browser.postJson("/api/sign-in/renewal", renewal);
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.html()).contains("SIGN_IN_ENDED");
        assertThat(browser.postJson("/api/sign-in/renewal", "{\"renewalToken\":\"" + Secrets.fresh() + "\"}")
                        .status())
                .isEqualTo(401);
        assertThat(browser.postJson("/api/sign-in/renewal", "{}").status()).isEqualTo(400);
    }

    /** After it nothing is believed that was heard before. */
    private static void aMinutePasses() {
        PORTAL.bean(KnownPeople.class).forget("sample-thurrock-officer");
        PORTAL.bean(KnownPeople.class).forget("sample-admin");
    }

    @Test
    void saysSoWhenNobodyCanSignIn() {
        STUB.down.add("/internal/register");
        Page form = browser.open("/sign-in");
        assertThat(browser.submit(form, "/sign-in", Map.of("email", "nobody@elsewhere.example"))
                        .status())
                .isEqualTo(503);
        assertThat(browser.postJson("/api/sign-in", "{\"email\":\"nobody@elsewhere.example\"}")
                        .status())
                .isEqualTo(503);
    }
}
