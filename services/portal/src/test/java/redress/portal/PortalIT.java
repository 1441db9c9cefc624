package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redress.platform.embedded.EmbeddedMail.Mail;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;

/** The pages as a browser without JavaScript sees them, with the other services replaced by stubs. */
@SpringBootTest(
        classes = PortalApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=redress-portal",
            "redress.platform.messaging.enabled=false",
            "management.endpoint.health.validate-group-membership=false",
            "redress.portal.mails-per-address-and-hour=100"
        })
class PortalIT {

    private static final StubServices STUB = new StubServices();
    private static final Backends BACKENDS = Backends.shared();
    private static final String CASE = "/cases/" + StubServices.CASE;
    private static final String STORY =
            "The council means to cut its funding of voluntary groups by 7 % and to end ours after six months.";

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    private Browser browser;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        BACKENDS.settings("portal", EnumSet.of(Part.DOCUMENTS, Part.MAIL))
                .forEach((name, value) -> registry.add(name, value::toString));
        registry.add(
                "redress.portal.token-key-file",
                () -> BACKENDS.folder("portal").resolve("token-key").toString());
        for (String service : List.of("register", "intake", "triage", "notification", "evidence")) {
            registry.add("redress.services." + service + ".url", STUB::url);
        }
    }

    @BeforeEach
    void fresh() {
        STUB.reset();
        browser = new Browser(port);
    }

    @AfterAll
    static void stop() {
        STUB.close();
    }

    // --- Every page

    @ParameterizedTest
    @CsvSource({
        "/,Has a public body broken the Compact?",
        "/how-it-works,How it works",
        "/privacy,Privacy",
        "/cookies,Cookies",
        "/accessibility,Accessibility statement",
        "/report,Report a concern",
        "/report/public-body,Which public body is this about?",
        "/report/kind,What went wrong?",
        "/report/dates-decision,When was it decided?",
        "/report/evidence,Add evidence",
        "/follow-up,Follow up a report",
        "/sign-in,Sign in",
        "/evidence,What is reported across England"
    })
    void showsPagesToEverybody(String path, String heading) {
        Page page = browser.open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(heading);
        assertThat(page.html()).containsOnlyOnce("<h1").contains("<html lang=\"en\"", "id=\"main-content\"");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.html()).doesNotContain("<script>", "style=\"", "onclick");
        assertThat(page.html().substring(page.html().indexOf("</body>")).replaceAll("\\s", ""))
                .as("what follows the page")
                .isEqualTo("</body></html>");
    }

    @Test
    void refersOnlyToStyleAndScriptThatExist() {
        String html = browser.open("/").html();
        Matcher asset = Pattern.compile("(?:href|src)=\"(/portal/[^\"]+)\"").matcher(html);
        int found = 0;
        while (asset.find()) {
            Page answer = browser.open(asset.group(1));
            assertThat(answer.status()).as(asset.group(1)).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age");
            found++;
        }
        assertThat(found).isEqualTo(3);
        assertThat(browser.open("/portal/govuk-frontend.js").status()).isEqualTo(200);
    }

    @Test
    void answersWhatIsNotThereWithAPageOrAProblem() {
        Page page = browser.open("/nothing-here");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Page not found");
        Page api = browser.open("/api/sign-in/nothing-here");
        assertThat(api.status()).isEqualTo(404);
        assertThat(api.html()).doesNotContain("<html");
    }

    @Test
    void givesCookiesThatScriptsAndOtherSitesCannotUse() {
        Page page = browser.open("/report/what-happened");
        browser.submit(page, "/report/what-happened", Map.of("whatHappened", STORY));
        assertThat(browser.cookies()).extracting(c -> c.getName()).contains("redress-form", "redress-draft");
        assertThat(browser.cookies()).allMatch(c -> c.isHttpOnly());
        assertThat(page.response().headers().allValues("Set-Cookie")).allMatch(c -> c.contains("SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/report/what-happened", "/report/check", "/report/delete", "/follow-up", "/sign-in", "/sign-out"
            })
    void acceptsNoFormFromAnotherSite(String action) {
        Page answer = browser.post(action, "whatHappened=x");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("This was not accepted");
        assertThat(STUB.drafts).isEmpty();
    }

    // --- Reporting

    @Test
    void carriesAReportFromTheFirstPageToTheConfirmation() {
        Page sent = fileReport(Map.of("identityMode", "NAMED"));

        assertThat(sent.path()).isEqualTo("/report/sent");
        assertThat(sent.text())
                .contains("CB-7K2M-Q4TX", Samples.RECEIPT, "What happens next", "This is not legal advice")
                .contains("by 5 February 2026 at the latest");
        String filed = STUB.filings.get(0);
        assertThat(filed.split(" ")[0]).matches("[A-Za-z0-9_-]{16,64}");
        var json = StubServices.JSON.readTree(filed.substring(filed.indexOf('{')));
        assertThat(json.at("/bodyId").asString()).isEqualTo("thurrock-council");
        assertThat(json.at("/compactId").asString()).isEqualTo("thurrock");
        assertThat(json.at("/categories").size()).isEqualTo(2);
        assertThat(json.at("/facts/decisionMade").asString()).isEqualTo("2025-11-05");
        assertThat(json.at("/contact/email").asString()).isEqualTo("manager@sample-cvs.example");
        assertThat(json.at("/consents/shareWithBody").asBoolean()).isTrue();
        assertThat(json.at("/consents/publishSummary").asBoolean()).isFalse();
        assertThat(json.at("/attachmentIds/0").asString()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(STUB.onlyDraft().at("/typed").isEmpty()).isTrue();
    }

    @Test
    void sendsNoNameOfAnAnonymousReporter() {
        Page sent = fileReport(Map.of("identityMode", "ANONYMOUS_EVIDENCE"));
        assertThat(sent.text()).contains("Nobody will contact you");
        assertThat(STUB.filings.get(0)).doesNotContain("contact", "organisation", "sample-cvs");
    }

    @Test
    void keepsWhatWasTypedBesideTheMessage() {
        Page page = browser.open("/report/what-happened");
        Page answer = browser.submit(page, "/report/what-happened", Map.of("whatHappened", "too <short>"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html())
                .contains("<title>Error: ", "href=\"#whatHappened\"", "id=\"whatHappened-error\"", "too &lt;short&gt;");
        assertThat(answer.text()).contains("There is a problem", "What happened must be 20 characters or more");
        assertThat(browser.open("/report/what-happened").html()).contains("too &lt;short&gt;");
    }

    @Test
    void keepsWhatWasTypedWhenIntakeIsDown() {
        Page page = browser.open("/report/what-happened");
        STUB.down.add("/api/drafts");
        Page answer = browser.submit(page, "/report/what-happened", Map.of("whatHappened", STORY));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.text()).contains("We cannot save your answers just now", STORY);
        STUB.down.clear();
        assertThat(browser.submit(answer, "/report/what-happened", Map.of("whatHappened", STORY))
                        .path())
                .isEqualTo("/report/dates-decision");
    }

    @Test
    void saysSoWhenAPageCannotBeMade() {
        browser.submit(browser.open("/report/what-happened"), "/report/what-happened", Map.of("whatHappened", STORY));
        STUB.down.add("/api/drafts");
        Page page = browser.open("/report/check");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("This does not work just now").doesNotContain("Exception", "redress.portal");
    }

    @Test
    void filesOnceHoweverOftenItIsSent() {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put("POST /api/reports", new Answer(503, "{}"));
        Page first = browser.submit(check, "/report/check", Map.of());
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.text()).contains("We do not know yet whether your report arrived", "Send again");
        assertThat(browser.open("/report/kind").path()).as("answers are locked").isEqualTo("/report/check");

        STUB.answers.clear();
        assertThat(browser.submit(first, "/report/check", Map.of()).path()).isEqualTo("/report/sent");
        assertThat(browser.submit(first, "/report/check", Map.of()).path()).isEqualTo("/report/sent");
        assertThat(STUB.filings).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-body", "compact", "kind", "dates-decision", "evidence", "check"})
    void leadsBackToTheConfirmationAfterSending(String step) {
        fileReport(Map.of("identityMode", "NAMED"));
        assertThat(browser.open("/report/" + step).path()).isEqualTo("/report/sent");
    }

    @Test
    void usesAnotherKeyForAnotherReport() {
        fileReport(Map.of("identityMode", "NAMED"));
        browser.submit(browser.open("/report/sent"), "/report/finish", Map.of());
        assertThat(browser.open("/report/sent").path()).isEqualTo("/report");
        fileReport(Map.of("identityMode", "NAMED"));
        assertThat(STUB.filed).hasSize(2);
    }

    @Test
    void bringsIntakesMessagesToTheirPages() {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put(
                "POST /api/reports",
                new Answer(
                        422,
                        "{\"code\":\"FIELDS_INVALID\",\"detail\":\"x\",\"errors\":[{\"field\":\"facts.decisionMade\",\"message\":\"The day cannot be.\"}]}"));
        Page refused = browser.submit(check, "/report/check", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"/report/dates-decision?from=check#facts.decisionMade-day\"");
        Page dates = browser.open("/report/dates-decision?from=check");
        assertThat(dates.html()).contains("id=\"facts.decisionMade-error\"");
        assertThat(dates.text()).contains("The day cannot be.");
        STUB.answers.clear();
        Page corrected = browser.submit(dates, "/report/dates-decision", Map.of());
        assertThat(corrected.path()).isEqualTo("/report/check");
        assertThat(corrected.text()).doesNotContain("The day cannot be.");
    }

    @Test
    void sendsNothingThatIsNotComplete() {
        browser.submit(browser.open("/report/what-happened"), "/report/what-happened", Map.of("whatHappened", STORY));
        Page refused = browser.submit(browser.open("/report/check"), "/report/check", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose the public body", "Choose at least one thing that went wrong");
        assertThat(STUB.filings).isEmpty();
    }

    @Test
    void asksWhichCompactWhereThereAreSeveral() {
        Page search = browser.open("/report/public-body?q=police");
        Page compacts = browser.submit(search, "/report/public-body", Map.of("bodyId", "sample-police"));
        assertThat(compacts.path()).isEqualTo("/report/compact");
        assertThat(compacts.text()).contains("Thurrock Compact", "Essex Compact");
        assertThat(browser.submit(compacts, "/report/compact", Map.of("compactId", "elsewhere"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.submit(compacts, "/report/compact", Map.of("compactId", "essex"))
                        .path())
                .isEqualTo("/report/relationship");
    }

    @Test
    void saysWhyAFileWasRefused() {
        Page page = browser.open("/report/evidence");
        STUB.answers.put("POST /api/attachments", new Answer(415, "{\"code\":\"TYPE\"}"));
        Page refused = browser.upload(page, "/report/evidence", "virus.pdf", "MZ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("its content must match its name");
        assertThat(browser.upload(page, "/report/evidence", "empty.pdf", "").text())
                .contains("The file is empty");
        STUB.answers.clear();
        Page added = browser.upload(page, "/report/evidence", "letter.pdf", "%PDF-1.4");
        assertThat(added.text()).contains("letter.pdf");
        Page removed = browser.submit(added, "/report/evidence/remove", Map.of());
        assertThat(removed.text()).doesNotContain("letter.pdf");
    }

    @ParameterizedTest
    @ValueSource(ints = {26, 45})
    void refusesAFileOverTheLimitWithAPage(int megabytes) {
        Page page = browser.open("/report/evidence");
        String large = "x".repeat(megabytes * 1024 * 1024);
        assertThat(browser.upload(page, "/report/evidence", "large.pdf", large).text())
                .contains("The file must be 25 MB or smaller");
        assertThat(STUB.acts).isEmpty();
    }

    @Test
    void deletesAnswersForGood() {
        Page page = browser.open("/report/what-happened");
        Page next = browser.submit(page, "/report/what-happened", Map.of("whatHappened", STORY));
        browser.submit(next, "/report/delete", Map.of());
        assertThat(STUB.drafts).isEmpty();
        assertThat(browser.open("/report/what-happened").text()).doesNotContain(STORY);
    }

    // --- Following up

    @Test
    void showsAReportToWhoeverHasItsReceipt() {
        Page page = openReport(Samples.RECEIPT.toLowerCase());
        assertThat(page.path()).isEqualTo("/follow-up/report").doesNotContain(Samples.RECEIPT);
        assertThat(page.text()).contains("Being looked at", "7 December 2026", "letter.pdf", "Thurrock Council");
        assertThat(page.html()).contains("cut our grant &lt;b&gt;without&lt;/b&gt; asking");
        assertThat(browser.cookies().toString()).doesNotContain(Samples.RECEIPT);
    }

    @Test
    void saysTheSameForAWrongReceiptAndAnUnknownReference() {
        Page wrong = openReport("WRONG");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is no report with this reference and receipt");
        Page form = browser.open("/follow-up");
        assertThat(browser.submit(form, "/follow-up", Map.of("reference", "CB-0000-0000", "receipt", "X"))
                        .text())
                .contains("There is no report with this reference and receipt");
    }

    @Test
    void withdrawsOnlyAfterAsking() {
        openReport(Samples.RECEIPT);
        Page confirm = browser.open("/follow-up/withdraw");
        assertThat(STUB.acts).isEmpty();
        assertThat(browser.submit(confirm, "/follow-up/withdraw", Map.of()).text())
                .contains("was withdrawn");
        assertThat(STUB.acts).containsExactly("/api/reports/CB-7K2M-Q4TX/withdrawal");
    }

    @Test
    void addsAFileToAFiledReport() {
        Page page = openReport(Samples.RECEIPT);
        assertThat(browser.upload(page, "/follow-up/files", "letter.pdf", "%PDF-1.4")
                        .path())
                .isEqualTo("/follow-up/report?added");
        assertThat(STUB.acts).containsExactly("/api/reports/CB-7K2M-Q4TX/attachments");
    }

    // --- Signing in

    @Test
    void bringsWhoFollowsTheLinkOfAMailToTheCaseOnceSignedIn() {
        assertThat(browser.open(CASE).path()).isEqualTo("/sign-in");
        assertThat(signIn("officer@thurrock.example").path()).isEqualTo(CASE);
        browser.submit(browser.open("/cases"), "/sign-out", Map.of());
        assertThat(signIn("officer@thurrock.example").path())
                .as("at the next sign-in")
                .isEqualTo("/cases");
    }

    @Test
    void signsInByALinkThatWorksOnce() {
        String link = link("officer@thurrock.example");
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
    void takesNoLinkThatIsTooOld() {
        String link = link("officer@thurrock.example");
        mongo.updateMulti(new Query(), Update.update("expiresAt", Instant.EPOCH), "portal_sign_in_tokens");
        assertThat(browser.submit(browser.open(link), "/sign-in/confirm", Map.of())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void storesNoSecretOfLinksOrSessions() {
        String link = link("officer@thurrock.example");
        String secret = link.substring(link.indexOf('=') + 1);
        assertThat(mongo.findAll(Document.class, "portal_sign_in_tokens").toString())
                .doesNotContain(secret);
        signIn("officer@thurrock.example");
        String cookie = browser.cookies().stream()
                .filter(c -> c.getName().equals("redress-session"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(mongo.findAll(Document.class, "portal_sessions").toString())
                .doesNotContain(cookie, "compact/thurrock/officer", "Sample Officer");
    }

    @Test
    void endsASessionThatWasNotUsedForHalfAnHour() {
        signIn("officer@thurrock.example");
        mongo.updateMulti(
                new Query(),
                Update.update("lastSeen", Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(31))),
                "portal_sessions");
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
    }

    @Test
    void endsASessionAtSignOutEverywhere() {
        Page cases = signIn("officer@thurrock.example");
        HttpCookie kept = browser.cookies().stream()
                .filter(c -> c.getName().equals("redress-session"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.submit(cases, "/sign-out", Map.of()).text()).contains("You are signed out");
        browser.restore(kept);
        assertThat(browser.open("/cases").path()).isEqualTo("/sign-in");
    }

    @Test
    void tellsNobodyWhoMaySignIn() {
        int before = BACKENDS.mail().to("officer@thurrock.example").size();
        Page unknown =
                browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "nobody@elsewhere.example"));
        Page known = browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "officer@thurrock.example"));
        assertThat(unknown.path()).isEqualTo(known.path()).isEqualTo("/sign-in/sent");
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(BACKENDS.mail().await("officer@thurrock.example", before + 1))
                .hasSize(before + 1);
        assertThat(BACKENDS.mail().to("nobody@elsewhere.example")).isEmpty();
    }

    @Test
    void signsProgramsInByTheSameLink() {
        String link = link("officer@thurrock.example");
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

    // --- Casework

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/" + StubServices.CASE, "/cases/" + StubServices.CASE + "/do/triage"})
    void showsNoCaseToAStranger(String path) {
        assertThat(browser.open(path).path()).isEqualTo("/sign-in");
        assertThat(STUB.authorizations).noneMatch(a -> a.startsWith("/api/cases"));
    }

    @Test
    void showsACaseWithWhatCanBeDoneNow() {
        signIn("officer@thurrock.example");
        Page page = browser.open(CASE);
        assertThat(page.text())
                .contains("Being looked at", "20 November 2026 at 11:59pm", "The Compact officer")
                .contains("Both chairs of the steering group are told")
                .contains("Three months’ notice", "Not kept", "plus three months is 5 February 2027")
                .contains("NC10-2.4: Early notice of consultations")
                .contains("Sample CVS for Thurrock", "manager@sample-cvs.example", "letter.pdf")
                .contains("Decision made 5 November 2026", "Last day: 5 February 2027", "Acknowledged.");
        assertThat(page.html())
                .contains("href=\"" + CASE + "/do/triage\"", "href=\"" + CASE + "/do/external-steps\"")
                .contains("src=\"" + CASE
                        + "/diagram\" alt=\"Diagram of the process of a case. The case stands at: Being")
                .doesNotContain("/do/closing", "/do/reply");
    }

    @Test
    void showsWhatAPersonWasTold() {
        signIn("officer@thurrock.example");
        Page news = browser.open("/cases/news");
        assertThat(news.text()).contains("New case CB-7K2M-Q4TX", "Due 13 November 2026");
        assertThat(news.html()).contains("href=\"" + CASE + "\"");
    }

    @Test
    void passesTheDiagramOnAsAPictureThatCanDoNothing() {
        signIn("officer@thurrock.example");
        Page picture = browser.open(CASE + "/diagram");
        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(picture.html()).startsWith("<svg");
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                args("ACKNOWLEDGEMENT", "acknowledgement", Map.of(), "{}"),
                args(
                        "TRIAGE",
                        "triage",
                        Map.of(
                                "result",
                                "ACCEPT",
                                "severity",
                                "SECTOR_WIDE",
                                "urgency",
                                "NORMAL",
                                "reason",
                                "No consultation.",
                                "undertakings",
                                List.of("NC10-2.4")),
                        "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"No consultation.\"}"),
                args(
                        "REPLY",
                        "reply",
                        Map.of("position", "EXPLAINS", "text", "We will talk."),
                        "{\"position\":\"EXPLAINS\",\"text\":\"We will talk.\"}"),
                args(
                        "MEDIATION",
                        "mediation",
                        Map.of("result", "AGREEMENT", "heldOn-day", "1", "heldOn-month", "3", "heldOn-year", "2026"),
                        "{\"result\":\"AGREEMENT\",\"heldOn\":\"2026-03-01\"}"),
                args(
                        "AGREEMENT",
                        "agreement",
                        Map.ofEntries(
                                Map.entry("text", "Consult."),
                                Map.entry("actions[0].action", "CONSULT"),
                                Map.entry("actions[0].detail", "Consult all"),
                                Map.entry("actions[0].dueOn-day", "1"),
                                Map.entry("actions[0].dueOn-month", "9"),
                                Map.entry("actions[0].dueOn-year", "2027"),
                                Map.entry("signedByBodyOn-day", "2"),
                                Map.entry("signedByBodyOn-month", "3"),
                                Map.entry("signedByBodyOn-year", "2026"),
                                Map.entry("signedByGroupOn-day", "3"),
                                Map.entry("signedByGroupOn-month", "3"),
                                Map.entry("signedByGroupOn-year", "2026")),
                        "{\"text\":\"Consult.\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"Consult all\",\"dueOn\":\"2027-09-01\"}],\"signedByBodyOn\":\"2026-03-02\",\"signedByGroupOn\":\"2026-03-03\"}"),
                args(
                        "REMEDY",
                        "actions/a1",
                        Map.of(
                                "status",
                                "KEPT",
                                "recordedOn-day",
                                "1",
                                "recordedOn-month",
                                "3",
                                "recordedOn-year",
                                "2026"),
                        "{\"status\":\"KEPT\",\"recordedOn\":\"2026-03-01\"}"),
                args(
                        "OUTCOME",
                        "outcome",
                        Map.of("outcomes", List.of("FUNDING_KEPT"), "summary", "Kept."),
                        "{\"outcomes\":[\"FUNDING_KEPT\"],\"summary\":\"Kept.\"}"),
                args("CLOSING", "closing", Map.of(), "{}"),
                args(
                        "TRIAGE",
                        "external-steps",
                        Map.of(
                                "route",
                                "CALL_IN",
                                "result",
                                "NOT_UPHELD",
                                "happenedOn-day",
                                "1",
                                "happenedOn-month",
                                "3",
                                "happenedOn-year",
                                "2026"),
                        "{\"route\":\"CALL_IN\",\"result\":\"NOT_UPHELD\",\"happenedOn\":\"2026-03-01\"}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("actions")
    void doesEachAction(String stage, String action, Map<String, ?> typed, String json) {
        STUB.stage = stage;
        signIn("officer@thurrock.example");
        String address = CASE + "/do/" + action;
        Page done = browser.submit(browser.open(address), address, typed);
        assertThat(done.path()).isEqualTo(CASE + "?done=" + action.split("/")[0]);
        assertThat(done.text()).contains("Done");
        String sent = STUB.acts.get(0);
        assertThat(sent).startsWith("/api/cases/" + StubServices.CASE + "/" + action);
        assertThat(StubServices.JSON.readTree(sent.substring(sent.indexOf('{'))))
                .isEqualTo(StubServices.JSON.readTree(json));
    }

    @Test
    void formsAPanelOfEqualNumbers() {
        STUB.stage = "PANEL";
        signIn("officer@thurrock.example");
        String address = CASE + "/do/panel";
        Page form = browser.open(address);
        Page uneven = browser.submit(
                form,
                address,
                Map.of(
                        "members",
                        List.of("sample-thurrock-member-1", "sample-thurrock-member-2"),
                        "noConflict",
                        "yes"));
        assertThat(uneven.status()).isEqualTo(422);
        assertThat(uneven.text()).contains("Choose as many from one sector as from the other");
        assertThat(browser.submit(form, address, Map.of("members", "sample-thurrock-member-1"))
                        .text())
                .contains("Ask each of them about conflicts of interest first");
        assertThat(STUB.acts).isEmpty();
        Page done = browser.submit(
                form,
                address,
                Map.of(
                        "members",
                        List.of("sample-thurrock-member-1", "sample-thurrock-member-3"),
                        "noConflict",
                        "yes"));
        assertThat(done.path()).isEqualTo(CASE + "?done=panel");
        assertThat(STUB.acts.get(0))
                .contains("\"personId\":\"sample-thurrock-member-3\"", "\"sector\":\"VCS\"", "\"conflict\":false");
    }

    @Test
    void keepsWhatWasTypedWhenTriageRefuses() {
        signIn("officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        assertThat(form.html())
                .contains("id=\"severity-SEVERAL_GROUPS\" name=\"severity\" value=\"SEVERAL_GROUPS\" checked");
        Map<String, Object> typed =
                Map.of("result", "ACCEPT", "severity", "SECTOR_WIDE", "urgency", "NORMAL", "reason", "Because of this");
        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage",
                new Answer(422, "{\"code\":\"F\",\"errors\":[{\"field\":\"reason\",\"message\":\"Say more.\"}]}"));
        Page refused = browser.submit(form, address, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"#reason\"", "Because of this");
        assertThat(refused.text()).contains("Say more.");

        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage",
                new Answer(409, "{\"code\":\"ACTION_NOT_POSSIBLE\",\"detail\":\"x\"}"));
        Page changed = browser.submit(form, address, typed);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("The case has changed since you opened this page", "Because of this");

        STUB.answers.put("POST /api/cases/" + StubServices.CASE + "/triage", new Answer(503, "{}"));
        Page down = browser.submit(form, address, typed);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text()).contains("What you typed is still here", "Because of this");
    }

    @Test
    void showsTheCaseWithoutItsTextWhenIntakeIsDownAndTheListSaysWhenTriageIs() {
        signIn("officer@thurrock.example");
        STUB.down.add("/api/reports");
        assertThat(browser.open(CASE).text())
                .contains("The text of the report cannot be shown just now", "Rule checks");
        STUB.down.add("/api/cases");
        assertThat(browser.open("/cases").text()).contains("This does not work just now");
    }

    @Test
    void hidesWhatTriageAndIntakeDoNotTell() {
        STUB.answers.put("GET /api/cases/" + StubServices.CASE, new Answer(404, "{\"code\":\"NOT_FOUND\"}"));
        signIn("contact@council.thurrock.example");
        Page page = browser.open(CASE);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Page not found");
    }

    private Page answerAll(Map<String, String> identity) {
        Page at = browser.submit(
                browser.open("/report/public-body?q=thur"),
                "/report/public-body",
                Map.of("bodyId", "thurrock-council"));
        Map<String, Map<String, ?>> typed = Map.of(
                "/report/relationship", Map.of("relationship", "GRANT"),
                "/report/kind", Map.of("categories", List.of("CONSULT_NONE", "FUND_NOTICE")),
                "/report/what-happened", Map.of("whatHappened", STORY),
                "/report/dates-decision",
                        Map.of(
                                "facts.decisionMade-day",
                                "5",
                                "facts.decisionMade-month",
                                "11",
                                "facts.decisionMade-year",
                                "2025"),
                "/report/identity", identity,
                "/report/organisation", Map.of("organisation.name", "Sample CVS"),
                "/report/contact",
                        Map.of("contact.name", "Sample Manager", "contact.email", "manager@sample-cvs.example"),
                "/report/consents", Map.of("consents.shareWithBody", "yes"));
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

    private Page fileReport(Map<String, String> identity) {
        return browser.submit(answerAll(identity), "/report/check", Map.of());
    }

    private Page openReport(String receipt) {
        return browser.submit(
                browser.open("/follow-up"), "/follow-up", Map.of("reference", " cb-7k2m-q4tx ", "receipt", receipt));
    }

    private String link(String email) {
        int before = BACKENDS.mail().to(email).size();
        browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", email));
        Mail mail = BACKENDS.mail().await(email, before + 1).get(0);
        assertThat(mail.noticeId()).isEqualTo("sign-in");
        assertThat(mail.subject()).isEqualTo("Sign in to Redress");
        Matcher token =
                Pattern.compile("/sign-in/confirm\\?token=[A-Za-z0-9_-]{43}").matcher(mail.text());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    private Page signIn(String email) {
        return browser.submit(browser.open(link(email)), "/sign-in/confirm", Map.of());
    }

    private static Arguments args(Object... all) {
        return Arguments.of(all);
    }
}
