package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** What the page of a case shows, and to whom. */
class CasePageIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String CASE = "/cases/" + StubServices.CASE;

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void showsACaseWithWhatCanBeDoneNow() {
        signIn(browser, "officer@thurrock.example");
        Page page = browser.open(CASE);
        assertThat(page.text())
                .contains("Being looked at", "20 November 2026 at 11:59pm", "The Compact officer")
                .contains("This day may be later: the public holidays up to it are not known yet.")
                .contains("Note at acknowledgement", "Rang the group.", "Letter of 19 November")
                .contains("Both chairs of the steering group are told")
                .contains("Three months’ notice", "Not kept", "plus three months is 5 February 2027")
                .contains("NC10-2.4: Early notice of consultations")
                .contains("Sample CVS for Thurrock", "manager@sample-cvs.example", "letter.pdf")
                .contains("Decision made 5 November 2026", "Last day: 5 February 2027", "The report was acknowledged.");
        assertThat(page.html())
                .contains("href=\"" + CASE + "/do/triage\"", "href=\"" + CASE + "/do/external-steps\"")
                .contains("src=\"" + CASE
                        + "/diagram\" alt=\"Diagram of the process of a case. The case stands at: Being")
                .doesNotContain("/do/closing", "/do/reply");
    }

    @Test
    void tellsInWordsWhichStagesACaseWentThrough() {
        signIn(browser, "officer@thurrock.example");
        STUB.stage = "OUTCOME";
        Page page = browser.open(CASE);
        assertThat(page.text())
                .contains("Acknowledgement done", "Forming the panel done", "Mediation skipped")
                .contains("Outcome the case is here", "Closing to come");
        assertThat(page.html()).containsOnlyOnce("aria-current=\"step\"");
    }

    @Test
    void passesTheDiagramOnAsAPictureThatCanDoNothing() {
        signIn(browser, "officer@thurrock.example");
        Page picture = browser.open(CASE + "/diagram");
        assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(picture.html()).startsWith("<svg");
    }

    @Test
    void saysWhatIsOverdueAndWhatIsClosed() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        String file = Samples.caseFile("REPLY", 9)
                .replace("2026-11-20T23:59:59Z", today.minusDays(3) + "T12:00:00Z")
                .replace("\"lastDay\":\"2027-02-05\"", "\"lastDay\":\"" + today.minusDays(1) + "\"");
        STUB.answers.put("GET /api" + CASE, new Answer(200, file));
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open(CASE).text())
                .contains("Overdue by 3 days", "Closed: the last day was")
                .doesNotContain("the chairs were told");

        STUB.answers.put(
                "GET /api" + CASE,
                new Answer(
                        200,
                        file.replace(
                                "\"timeline\":[",
                                "\"timeline\":[{\"at\":\"2026-11-21T00:00:00Z\",\"kind\":\"DEADLINE_MISSED\",\"codes\":{\"effect\":\"ESCALATED\"}},")));
        assertThat(browser.open(CASE).text())
                .contains("Overdue by 3 days The Compact officer and the chairs were told.");
    }

    @Test
    void foldsTheChecksOfWhatTheReportDoesNotSpeakOf() {
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open(CASE).text())
                .contains("Rule checks", "No dates of a consultation were given.")
                .doesNotContain("does not speak of");
        STUB.answers.put(
                "GET /api" + CASE, new Answer(200, Samples.caseFile("TRIAGE", 9).replace("[\"NC10-2.4\",", "[")));
        assertThat(browser.open(CASE).text())
                .containsSubsequence(
                        "The report", "Three months’ notice", "One rule that the report does not speak of");
    }

    /** By the words of its move alone. */
    @Test
    void showsWhatAStepShowsOnTheCaseAndWhereItIsDecided() {
        STUB.answers.put(
                "GET /api" + CASE,
                new Answer(
                        200,
                        Samples.caseFile("REPLY", 9)
                                .replaceFirst(
                                        "\\{",
                                        "{\"extension\":{\"reason\":\"Our lawyer is away.\",\"state\":\"ASKED\"},")));
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open(CASE).text())
                .contains("More time Why the public body needs it Our lawyer is away. Decision Nobody has decided.")
                .contains("Decide whether the public body gets more time");
        assertThat(browser.open(CASE + "/do/extension-decision").text()).contains("Our lawyer is away.");
    }

    @Test
    void namesThePanelOnlyToThoseWhoFormItAsTriageSays() {
        STUB.answers.put(
                "GET " + "/api" + CASE,
                new Answer(
                        200,
                        Samples.caseFile("MEDIATION", 9)
                                .replaceFirst(
                                        "\\{",
                                        "{\"panel\":{\"members\":[{\"personId\":\"sample-thurrock-member-1\",\"sector\":\"STATUTORY\"}]},")));
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open(CASE).text()).contains("Sample Member One");
        for (String other : List.of("PANEL", "BODY")) {
            STUB.role = other;
            assertThat(browser.open(CASE).text()).as("as " + other).doesNotContain("Sample Member One");
        }
        STUB.role = "OFFICER";
        STUB.down.add("/internal/triage");
        assertThat(browser.open(CASE).text()).doesNotContain("Sample Member One");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OFFICER, {\"personId\":\"sample-thurrock-chair\"; \"mine\":false}, Sample Chair, true",
                "PANEL, {\"personId\":\"sample-thurrock-chair\"; \"mine\":false}, Somebody else in the steering group, true",
                "OFFICER, {\"personId\":\"sample-who-left\"; \"mine\":false}, Somebody who no longer works on cases here, true",
                "OFFICER, {\"personId\":\"sample-thurrock-officer\"; \"mine\":true}, You, false",
                "OFFICER, -, Nobody yet, true"
            })
    void saysWhoOwnsTheCaseAndOffersItToTheOthers(String role, @Nullable String owner, String said, boolean offered) {
        STUB.role = role;
        STUB.answers.put(
                "GET /internal/register/people",
                new Answer(200, "[{\"personId\":\"sample-thurrock-chair\",\"name\":\"Sample Chair\"}]"));
        if (owner != null) {
            owned(owner.replace(';', ','));
        }
        signIn(browser, "officer@thurrock.example");
        Page page = browser.open(CASE);
        assertThat(page.text()).contains("Case owner " + said);
        assertThat(page.text().contains("Sample Chair")).isEqualTo(said.equals("Sample Chair"));
        assertThat(page.html().contains("href=\"" + CASE + "/do/owner\"")).isEqualTo(offered);
        assertThat(page.html()).doesNotContain("class=\"govuk-button\" data-module=\"govuk-button\">Take this case");
    }

    @Test
    void showsTheCaseWithoutTheNameOfItsOwnerWhileTheRegisterIsDown() {
        owned("{\"personId\":\"sample-thurrock-chair\",\"mine\":false}");
        signIn(browser, "officer@thurrock.example");
        STUB.answers.put("GET /internal/register/people", new Answer(503, "{}"));
        assertThat(browser.open(CASE).text()).contains("Case owner Somebody else in the steering group");
    }

    @Test
    void tellsTheBodyNothingOfAnOwner() {
        STUB.answers.put(
                "GET /api" + CASE,
                new Answer(200, Samples.caseFile("REPLY", 9).replaceFirst(",\\{\"name\":\"owner\"[^}]*}", "")));
        signIn(browser, "contact@council.thurrock.example");
        assertThat(browser.open(CASE).text()).doesNotContain("Case owner", "Take this case");
    }

    @Test
    void showsTheCaseWithoutItsTextWhenIntakeIsDownAndTheListSaysWhenTriageIs() {
        signIn(browser, "officer@thurrock.example");
        STUB.down.add("/api/reports");
        assertThat(browser.open(CASE).text())
                .contains("The text of the report cannot be shown just now", "Rule checks");
        STUB.down.add("/api/cases");
        assertThat(browser.open("/cases").text()).contains("This does not work just now");
    }

    @Test
    void hidesWhatTriageAndIntakeDoNotTell() {
        STUB.answers.put("GET /api/cases/" + StubServices.CASE, new Answer(404, "{\"code\":\"NOT_FOUND\"}"));
        signIn(browser, "contact@council.thurrock.example");
        Page page = browser.open(CASE);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Page not found");
    }

    private static void owned(String owner) {
        STUB.answers.put(
                "GET /api" + CASE,
                new Answer(200, Samples.caseFile("MEDIATION", 9).replaceFirst("\\{", "{\"owner\":" + owner + ",")));
    }
}
