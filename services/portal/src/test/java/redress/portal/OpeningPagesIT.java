package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** The pages about who may open a name: before a report is written, where it is opened, and where ties are declared. */
class OpeningPagesIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String REPORT = "01900000-0000-7000-8000-000000000002";
    private static final String CONTENT = "GET /api/reports/" + REPORT + "/content";
    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void saysWhoWouldOpenTheNameBeforeAnythingIsWritten() {
        Page first = browser.open("/report/identity");
        assertThat(first.text())
                .contains("Who sees what", "Your name and how to reach you", "The one person who may open it")
                .doesNotContain("Sample Chair Untied");
        Page body = browser.submit(first, "/report/identity", Map.of("identityMode", "CONFIDENTIAL"));
        assertThat(body.path()).isEqualTo("/report/public-body");
        Page who = browser.submit(
                browser.open("/report/public-body?q=thur"),
                "/report/public-body",
                Map.of("bodyId", "thurrock-council"));
        assertThat(who.path()).isEqualTo("/report/who-opens");
        assertThat(who.text()).contains("Sample Chair Untied, chair of the steering group");
        assertThat(browser.submit(who, "/report/who-opens", Map.of()).path()).isEqualTo("/report/relationship");
        assertThat(browser.open("/report/check").text()).contains("Who can open your name Sample Chair Untied");
        assertThat(browser.open("/report/identity").text())
                .contains("this person can open your name: Sample Chair Untied");
    }

    @Test
    void keepsAllAnswersWhenAnotherModeIsChosen() {
        Page check = ReportWalk.answerAll(browser, Map.of("identityMode", "NAMED"));
        assertThat(check.text()).contains("sample-cvs.example", Samples.STORY.substring(0, 20));

        Map<String, String> change = Map.of("identityMode", "ANONYMOUS_EVIDENCE");
        Page anonymous = browser.submit(browser.open("/report/identity?from=check"), "/report/identity", change);
        assertThat(anonymous.path()).isEqualTo("/report/check");
        assertThat(anonymous.text()).contains(Samples.STORY.substring(0, 20)).doesNotContain("sample-cvs.example");

        Page again = browser.submit(
                browser.open("/report/identity?from=check"),
                "/report/identity",
                Map.of("identityMode", "CONFIDENTIAL"));
        assertThat(again.text()).contains("sample-cvs.example").doesNotContain("may be shown to the public body");
        browser.submit(again, "/report/check", Map.of());
        assertThat(STUB.filings).singleElement().asString().contains("\"shareWithBody\":false");
    }

    @Test
    void sendsNoReporterWithoutAWordWhenTheRegisterIsAway() {
        STUB.answers.put("GET /api/register/compacts/thurrock/bodies/thurrock-council/opener", new Answer(503, "{}"));
        browser.submit(browser.open("/report/identity"), "/report/identity", Map.of("identityMode", "CONFIDENTIAL"));
        Page who = browser.submit(
                browser.open("/report/public-body?q=thur"),
                "/report/public-body",
                Map.of("bodyId", "thurrock-council"));
        assertThat(who.status()).isEqualTo(200);
        assertThat(who.text()).contains("We cannot look up who that is just now");
    }

    @Test
    void saysTheSameInFormAndOnThePrivacyPage() {
        String form = browser.open("/report/identity").text();
        String privacy = browser.open("/privacy").text();
        String table = form.substring(form.indexOf("Who sees what"), form.indexOf("A statement whose wording"));

        assertThat(privacy).contains(table);
        for (String promise : List.of(
                "The steering group sees who reported and how to reach you.",
                "One person can open who you are: somebody who has declared to have no tie to the public body.",
                "You give no names and no contact details.")) {
            assertThat(form).contains(promise);
            assertThat(privacy).contains(promise);
        }
    }

    @Test
    void opensWithAReasonOnly() {
        STUB.answers.put(CONTENT, new Answer(200, Samples.SEALED));
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open("/cases/" + StubServices.CASE).text())
                .contains("You are the one person who can open who reported this", "Open the name")
                .doesNotContain("Sample Manager");
        Page ask = browser.open("/reports/" + REPORT + "/name?case=" + StubServices.CASE);
        Page refused = browser.submit(ask, "/reports/" + REPORT + "/name", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose why you open it");
        assertThat(STUB.acts).isEmpty();

        browser.submit(refused, "/reports/" + REPORT + "/name", Map.of("reason", "CONTACT_REPORTER"));
        assertThat(STUB.acts).singleElement().asString().contains("/content/openings", "CONTACT_REPORTER");
    }

    @Test
    void saysInPlainWordsThatNothingWasOpenedWhenItCannotBeRecorded() {
        STUB.answers.put(CONTENT, new Answer(200, Samples.SEALED));
        STUB.answers.put(
                "POST /api/reports/" + REPORT + "/content/openings", new Answer(503, "{\"code\":\"NOT_RECORDED\"}"));
        signIn(browser, "officer@thurrock.example");
        Page page = browser.submit(
                browser.open("/reports/" + REPORT + "/name"),
                "/reports/" + REPORT + "/name",
                Map.of("reason", "TRIAGE"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("Nothing was opened, because it could not be written down");
        assertThat(page.html()).containsPattern("value=\"TRIAGE\"[^>]*checked");
    }

    @Test
    void namesWhoMayOpenToEverybodyElse() {
        STUB.answers.put(CONTENT, new Answer(200, Samples.SEALED.replace("\"you\":true", "\"you\":false")));
        signIn(browser, "officer@thurrock.example");
        assertThat(browser.open("/reports/" + REPORT + "/name").text())
                .contains("This is not for you to open", "Sample Officer, Compact officer");
        assertThat(browser.open("/reports/" + REPORT).text()).contains("is not shown to you");
    }

    @Test
    void takesADeclarationOfTies() {
        signIn(browser, "officer@thurrock.example");
        Page ties = browser.open("/ties");
        assertThat(ties.text()).contains("Declared on 5 January 2026", "Not declared yet");
        Page both = browser.submit(ties, "/ties/thurrock", Map.of("ties.sample-police", List.of("NONE", "EMPLOYEE")));
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("“None of these”, not both");
        Page saved = browser.submit(ties, "/ties/thurrock", Map.of("ties.sample-police", List.of("NONE")));
        assertThat(saved.text()).contains("Your declaration was saved");
        assertThat(STUB.acts).singleElement().asString().contains("\"bodyId\":\"sample-police\"", "\"ties\":[]");
    }

    @Test
    void doesNotSayAnewWhatAPageOfThisMorningShows() {
        signIn(browser, "officer@thurrock.example");
        Page ties = browser.open("/ties");

        Page unchanged = browser.submit(ties, "/ties/thurrock", Map.of("ties.thurrock-council", List.of("FUNDED_BY")));
        assertThat(unchanged.text()).contains("Your declaration was saved");
        assertThat(STUB.acts).isEmpty();

        browser.submit(
                ties,
                "/ties/thurrock",
                Map.of(
                        "ties.thurrock-council", List.of("FUNDED_BY"),
                        "ties.sample-police", List.of("EMPLOYEE")));
        assertThat(STUB.acts)
                .singleElement()
                .asString()
                .contains("sample-police")
                .doesNotContain("thurrock-council");
    }

    @Test
    void showsTheReporterWhoMayOpenAndEachOpening() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX",
                new Answer(
                        200,
                        Samples.REPORT.replace(
                                "\"outcomes\":[]",
                                "\"outcomes\":[],\"openers\":{\"role\":\"CHAIR\",\"name\":\"Sample Chair Untied\",\"since\":\"2026-11-24T10:00:00Z\","
                                        + "\"before\":[{\"role\":\"OFFICER\",\"since\":\"2026-11-23T10:00:00Z\"}],\"openings\":[{\"at\":\"2026-11-25T10:00:00Z\","
                                        + "\"until\":\"2026-11-25T11:00:00Z\",\"role\":\"OFFICER\",\"reason\":\"CONTACT_REPORTER\"}]}")));
        Page report = browser.submit(
                browser.open("/follow-up"),
                "/follow-up",
                Map.of("reference", "CB-7K2M-Q4TX", "receipt", Samples.RECEIPT));
        assertThat(report.text())
                .contains(
                        "Sample Chair Untied, chair of the steering group",
                        "Before that: Compact officer",
                        "25 November 2026 at 10:00am, for an hour",
                        "To ask the reporter something");
    }
}
