package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;
import redress.embedded.mail.EmbeddedMail.Mail;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;
import redress.testkit.backends.Backends;
import redress.testkit.backends.MailSink;
import redress.testkit.words.MadeUpLanguage;

/** A second language needs only files: with those of a made-up one, no page says a word that stands in none of them. */
class SecondLanguageIT {

    /** What is no word of a language: names of this site and its cookies, addresses, references. */
    private static final Pattern NAMES = Pattern.compile(
            "\\bRedress\\b|redress-[a-z-]+|CB-[\\w-]+|https?://\\S+|/reports/\\S+|[\\w.+-]+@[\\w.-]+|letter\\.pdf|x{100}");

    /** What these tests type, and what the stub services say beside {@link #FROM_SERVICES}. A subject in the news is a mail's. */
    private static final Pattern SAID =
            Pattern.compile("Sample CVS|Sample Chair Untied|Essex Compact|\\bzzz\\b|\\b0a\\b|^New case ");

    private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){3,})\"(?!\\s*:)");

    /** What the other services say, as these tests make it up: names, codes, and what people wrote. */
    private static final List<String> FROM_SERVICES = Stream.of(
                    Samples.BODIES,
                    Samples.bodies("q=council"),
                    Samples.THURROCK,
                    Samples.UNDERTAKINGS,
                    String.join("\n", Samples.PEOPLE.values()),
                    Samples.POOL,
                    Samples.REPORT,
                    Samples.CONTENT,
                    Samples.TIES,
                    Samples.CASES,
                    Samples.LABELS,
                    Samples.caseFile("REMEDY", 7))
            .flatMap(json -> JSON_TEXT.matcher(json).results().map(text -> text.group(1)))
            .flatMap(text -> Stream.of(text.split("\\\\n")))
            .map(text -> text.replace("\\", ""))
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    /** What was read outside of brackets, by where. */
    private final Map<String, String> found = new TreeMap<>();

    private static RunningPortal portal;

    @BeforeAll
    static void start(@TempDir Path folder) {
        MadeUpLanguage.speak("redress/portal", folder, () -> portal = new RunningPortal(Map.of()));
        portal.stub().reset();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @AfterEach
    void saysNothingElse() {
        assertThat(found).isEmpty();
    }

    private Browser stranger() {
        Browser browser = portal.browser();
        browser.speak(MadeUpLanguage.TAG);
        return browser;
    }

    private Browser signedIn(String email) {
        Browser browser = portal.browser();
        RunningPortal.signIn(browser, email);
        browser.speak(MadeUpLanguage.TAG);
        return browser;
    }

    @Test
    void isSpokenOnThePagesForEverybody() {
        Browser browser = stranger();
        for (String path : List.of(
                "/",
                "/areas",
                "/areas?q=thurrock",
                "/areas?q=council",
                "/areas?q=zzz",
                "/areas?q=" + "x".repeat(101),
                "/how-it-works",
                "/privacy",
                "/cookies",
                "/accessibility",
                "/report",
                "/follow-up",
                "/sign-in",
                "/sign-in?signedOut",
                "/sign-in/sent",
                "/sign-in/confirm?token=x",
                "/evidence",
                "/evidence?region=E12000006",
                "/nothing-here")) {
            hold(path, browser.open(path));
        }
        assertThat(browser.open("/").html()).contains("<html lang=\"en\"", "⟦");
        hold("no address", browser.submit(browser.open("/sign-in"), "/sign-in", Map.of()));
        hold("wrong address", browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "x")));
        hold("no receipt", browser.submit(browser.open("/follow-up"), "/follow-up", Map.of()));
        hold("no cookies", stranger().post("/sign-in", "email=x"));
    }

    @Test
    void isSpokenWhereAReportIsWritten() {
        Browser browser = stranger();
        Set<String> seen = new TreeSet<>();
        for (Map<String, String> identity : List.of(
                Map.of("identityMode", "CONFIDENTIAL"),
                Map.of("identityMode", "ANONYMOUS_EVIDENCE"),
                Map.of("identityMode", "NAMED"))) {
            Page check = ReportWalk.answerAll(browser, identity);
            hold("check", check);
            for (String path : List.of(
                    "identity",
                    "public-body",
                    "public-body?q=council",
                    "compact",
                    "who-opens",
                    "relationship",
                    "kind",
                    "what-happened",
                    "dates-decision",
                    "dates-notice",
                    "dates-consultation",
                    "no-consultation",
                    "dates-impact",
                    "dates-payment",
                    "stakes",
                    "already-done",
                    "wanted",
                    "other-routes",
                    "evidence",
                    "organisation",
                    "contact",
                    "shown-to-public-body",
                    "consents",
                    "another-device",
                    "show",
                    "leave")) {
                Page page = browser.open("/report/" + path);
                if (seen.add(path + identity)) {
                    hold("/report/" + path, page);
                }
            }
        }
        hold("/report", browser.open("/report"));
        Page sent = browser.submit(browser.open("/report/check"), "/report/check", Map.of());
        assertThat(sent.path()).isEqualTo("/report/sent");
        hold("sent", sent);
        hold("/report once sent", browser.open("/report"));
    }

    @Test
    void isSpokenWhereAnAnswerIsWrong() {
        Browser careless = stranger();
        ReportWalk.answerAll(careless, Map.of("identityMode", "NAMED"));
        wrong(careless, "/report/identity", Map.of("identityMode", ""));
        wrong(careless, "/report/public-body", Map.of("bodyId", ""));
        wrong(careless, "/report/what-happened", Map.of("whatHappened", "7"));
        wrong(careless, "/report/contact", Map.of("contact.email", "?", "contact.phone", "?"));
        wrong(
                careless,
                "/report/organisation",
                Map.of("organisation.postcode", "?", "organisation.charityNumber", "?"));
        wrong(careless, "/report/stakes", Map.of("moneyAmountPounds", "?", "supportingGroups", "99999"));
        wrong(
                careless,
                "/report/dates-decision",
                Map.of(
                        "facts.decisionMade-day", "1",
                        "facts.decisionMade-month", "1",
                        "facts.decisionMade-year", "2999",
                        "facts.firstDiscussed-day", "1",
                        "facts.callInCloses-year", "20",
                        "facts.decisionDue-day", "31",
                        "facts.decisionDue-month", "2",
                        "facts.decisionDue-year", "2026"));
    }

    @Test
    void isSpokenInTheMailsWithLinks() {
        MailSink sink = Backends.shared().mail();
        Map<String, Integer> before = new TreeMap<>();
        for (String address : List.of("officer@thurrock.example", "somebody@else.example")) {
            before.put(address, sink.to(address).size());
        }
        Browser browser = stranger();
        browser.submit(browser.open("/sign-in"), "/sign-in", Map.of("email", "officer@thurrock.example"));
        ReportWalk.begin(browser);
        ReportWalk.mailedLink(browser, "somebody@else.example");
        before.forEach((address, count) -> {
            Mail newest = sink.await(address, count + 1).get(0);
            assertThat(newest.subject()).startsWith("⟦");
            assertThat(left(MadeUpLanguage.outside(newest.text()))).isEmpty();
        });
    }

    @Test
    void isSpokenWhereAReportIsFollowedUp() {
        Browser browser = stranger();
        hold(
                "no such report",
                browser.submit(browser.open("/follow-up"), "/follow-up", Map.of("reference", "CB-1", "receipt", "2")));
        Page report = browser.submit(
                browser.open("/follow-up"),
                "/follow-up",
                Map.of("reference", "CB-7K2M-Q4TX", "receipt", Samples.RECEIPT));
        assertThat(report.path()).isEqualTo("/follow-up/report");
        hold("/follow-up/report", report);
        hold("tooBig", browser.open("/follow-up/report?tooBig"));
        hold("/follow-up/withdraw", browser.open("/follow-up/withdraw"));
    }

    @Test
    void isSpokenInCasework() {
        Browser officer = signedIn("officer@thurrock.example");
        portal.stub().answers.put("GET /api/notices/preferences", new Answer(200, Samples.MAILS));
        for (String path : List.of(
                "/cases",
                "/cases?overdue=maybe&stage=x&kind=x",
                "/cases?stage=CLOSED",
                "/cases?q=grant",
                "/cases/" + StubServices.CASE,
                "/cases/mails",
                "/ties",
                "/cases/news")) {
            hold(path, officer.open(path));
        }
        for (Map.Entry<String, String> move : Map.of(
                        "ACKNOWLEDGEMENT", "acknowledgement",
                        "TRIAGE", "triage",
                        "REPLY", "reply",
                        "PANEL", "panel",
                        "MEDIATION", "mediation",
                        "AGREEMENT", "agreement",
                        "REMEDY", "actions/a1",
                        "OUTCOME", "outcome",
                        "CLOSING", "closing")
                .entrySet()) {
            portal.stub().stage = move.getKey();
            String path = "/cases/" + StubServices.CASE + "/do/" + move.getValue();
            hold(path, officer.open(path));
            hold(path + " of nothing", officer.submit(officer.open(path), path, Map.of()));
        }
        portal.stub().stage = "TRIAGE";
    }

    @Test
    void isSpokenInOperations() {
        for (String service : new String[] {"register", "intake", "triage", "notification"}) {
            portal.stub()
                    .answers
                    .put(
                            "GET /api/operations/" + service + "/readiness",
                            new Answer(200, "{\"ready\":true,\"faults\":[]}"));
            portal.stub()
                    .answers
                    .put(
                            "GET /api/operations/" + service + "/stuck",
                            new Answer(200, "{\"items\":[],\"unread\":[\"DEAD_LETTER\"]}"));
        }
        portal.stub().down.add("/api/operations/evidence");
        Browser admin = signedIn("admin@national.example");
        hold("/operations", admin.open("/operations"));
        hold("confirm", admin.open("/operations/confirm?service=notification&kind=NOTICE&id=0a&act=aside"));
        portal.stub().down.clear();
    }

    private void wrong(Browser browser, String path, Map<String, ?> typed) {
        Page page = browser.submit(browser.open(path), path, typed);
        assertThat(page.status()).as(path).isEqualTo(422);
        hold(path + " with faults", page);
    }

    private void hold(String where, Page page) {
        assertThat(page.html()).as(where).contains("⟦");
        left(MadeUpLanguage.outsideOfPage(page.html())).forEach(piece -> found.putIfAbsent(piece, where));
    }

    private static List<String> left(List<String> outside) {
        List<String> left = new ArrayList<>();
        for (String piece : outside) {
            String words = HtmlUtils.htmlUnescape(piece).replace(Samples.STORY, "");
            for (String said : FROM_SERVICES) {
                words = words.replace(said, "");
            }
            words = SAID.matcher(words).replaceAll("");
            if (!Samples.RECEIPT.contains(words.strip())
                    && NAMES.matcher(words).replaceAll("").chars().anyMatch(Character::isLetter)) {
                left.add(piece);
            }
        }
        return left;
    }
}
