package redress.portal;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** A report from its first page to its confirmation. */
class ReportIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void carriesAReportFromTheFirstPageToTheConfirmation() {
        Page sent = fileReport(Map.of("identityMode", "NAMED"));

        assertThat(sent.path()).isEqualTo("/report/sent");
        assertThat(sent.text())
                .contains(
                        "CB-7K2M-Q4TX",
                        Samples.RECEIPT.replaceAll(".{4}(?!$)", "$0 "),
                        "What happens next",
                        "This is not legal advice")
                .contains("by 5 February 2026 at the latest", "by 20 October 2026");
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
    void leadsFromTheConfirmationToTheReportWithoutTypingTheReceipt() {
        Page sent = fileReport(Map.of("identityMode", "NAMED"));
        Page report = browser.submit(sent, "/follow-up", Map.of());
        assertThat(report.path()).isEqualTo("/follow-up/report");
        assertThat(report.text()).contains("What you sent");
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
        Page answer = browser.submit(page, "/report/what-happened", Map.of("whatHappened", Samples.STORY));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.text()).contains("We cannot save your answers just now", Samples.STORY);
        STUB.down.clear();
        assertThat(browser.submit(answer, "/report/what-happened", Map.of("whatHappened", Samples.STORY))
                        .path())
                .isEqualTo("/report/dates-decision");
    }

    @Test
    void saysSoWhenAPageCannotBeMade() {
        browser.submit(
                browser.open("/report/what-happened"), "/report/what-happened", Map.of("whatHappened", Samples.STORY));
        STUB.down.add("/api/drafts");
        Page page = browser.open("/report/check");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("This does not work just now").doesNotContain("Exception", "redress.portal");
    }

    @Test
    void goesOnWhereSomebodyLeftOff() {
        browser.submit(browser.open("/report/identity"), "/report/identity", Map.of("identityMode", "NAMED"));
        Page begun = browser.open("/report");
        assertThat(begun.text())
                .contains("You have completed 0 of", "About you In progress", "Public body Not yet started");
        assertThat(begun.html()).contains("<a href=\"/report/public-body\" role=\"button\"");
        assertThat(browser.open("/report/relationship").text()).contains("Part 3 of");

        browser.submit(
                browser.open("/report/public-body?q=thur"),
                "/report/public-body",
                Map.of("bodyId", "thurrock-council"));
        browser.submit(browser.open("/report/dates-decision"), "/report/dates-decision", Map.of());
        assertThat(browser.open("/report").text())
                .contains("You have completed 2 of", "Public body Completed", "Key dates Completed");
    }

    @Test
    void leadsToAllPublicBodiesThatWereFoundAndTakesOneOfALaterPage() {
        Page found = browser.open("/report/public-body?q=council");
        assertThat(found.text()).contains("52 public bodies with a name like this", "No name has exactly these words");
        assertThat(found.html()).contains("\"/report/public-body?q=council&amp;after=a-council\"");
        assertThat(browser.open("/report/public-body?q=council&from=check").html())
                .contains("\"/report/public-body?q=council&amp;after=a-council&amp;from=check\"");

        Page later = browser.open("/report/public-body?q=council&after=a-council");
        assertThat(later.text()).contains("First public bodies");
        assertThat(browser.submit(later, "/report/public-body", Map.of("bodyId", "thurrock-council"))
                        .path())
                .isEqualTo("/report/relationship");
        assertThat(browser.open("/report/public-body").html()).contains("value=\"Thurrock Council\"");
        assertThat(browser.open("/report/public-body?q=thur&from=").html()).doesNotContain("name=\"from\"");
    }

    @Test
    void saysHowLongASearchMayBe() {
        Page tooLong = browser.open("/report/public-body?q=" + "x".repeat(101));
        assertThat(tooLong.text()).contains("There is a problem", "Search for 100 characters or fewer");
        assertThat(tooLong.html()).contains("x".repeat(101));
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
    @CsvSource({"503, TOO_MANY_REPORTS_WAITING", "429, TOO_MANY_REQUESTS"})
    void leavesTheAnswersOpenWhenNothingCameOfTheSending(int status, String code) {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put("POST /api/reports", new Answer(status, "{\"code\":\"" + code + "\"}"));
        Page first = browser.submit(check, "/report/check", Map.of());
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.text()).contains("There is a problem", "yours was not sent", "Send report");
        assertThat(browser.open("/report/kind").path()).isEqualTo("/report/kind");
        assertThat(browser.submit(first, "/report/delete", Map.of()).path()).isEqualTo("/report?deleted");
    }

    @Test
    void canBeSentAgainWhenTheAnswersCannotBeOpenedEither() {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put("POST /api/reports", new Answer(503, "{\"code\":\"TOO_MANY_REPORTS_WAITING\"}"));
        STUB.calls = call -> {
            if (call.equals("after POST /api/reports")) {
                STUB.down.add("/api/drafts");
            }
        };
        Page first = browser.submit(check, "/report/check", Map.of());
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.text()).contains("We do not know yet whether your report arrived", "Send again");
        STUB.calls = call -> {};
        STUB.down.clear();
        STUB.answers.clear();
        assertThat(browser.submit(first, "/report/check", Map.of()).path()).isEqualTo("/report/sent");
        assertThat(STUB.filings).hasSize(1);
    }

    @Test
    void keepsTheAnswersLockedWhereAnEarlierSendingMayHaveArrived() {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put("POST /api/reports", new Answer(503, "{}"));
        Page first = browser.submit(check, "/report/check", Map.of());
        STUB.answers.put("POST /api/reports", new Answer(429, "{\"code\":\"TOO_MANY_REQUESTS\"}"));
        Page second = browser.submit(first, "/report/check", Map.of());
        assertThat(second.text()).contains("We do not know yet whether your report arrived");
        assertThat(browser.open("/report/kind").path()).isEqualTo("/report/check");
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
    void forgetsThatAFileWasGoneWhenItIsAddedAgain() {
        Page check = answerAll(Map.of("identityMode", "NAMED"));
        STUB.answers.put(
                "POST /api/reports",
                new Answer(
                        422,
                        "{\"code\":\"FIELDS_INVALID\",\"detail\":\"x\",\"errors\":[{\"field\":\"attachmentIds[0]\",\"message\":\"Gone.\"}]}"));
        browser.submit(check, "/report/check", Map.of());
        Page gone = browser.open("/report/evidence");
        assertThat(gone.text()).as("which file, and why").contains("letter.pdf: Gone.");

        Page removed = browser.submit(gone, "/report/evidence/remove", Map.of());
        assertThat(removed.text()).doesNotContain("Gone.");
        Page added = browser.upload(removed, "/report/evidence", "letter.pdf", "%PDF-1.4");
        assertThat(added.text()).doesNotContain("Gone.");
        assertThat(browser.open("/report/check").text()).doesNotContain("Gone.");
    }

    @Test
    void sendsNothingThatIsNotComplete() {
        browser.submit(
                browser.open("/report/what-happened"), "/report/what-happened", Map.of("whatHappened", Samples.STORY));
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
    @CsvSource({"503, FILES_BUSY", "507, UPLOADS_FULL", "429, TOO_MANY_REQUESTS"})
    void saysOnThePageWhyAFileCannotBeTakenNow(int status, String code) {
        Page page = browser.open("/report/evidence");
        STUB.answers.put(
                "POST /api/attachments",
                new Answer(status, "{\"code\":\"" + code + "\",\"detail\":\"Files wait, reports do not.\"}"));
        Page refused = browser.upload(page, "/report/evidence", "letter.pdf", "%PDF-1.4");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("There is a problem", "Files wait, reports do not.");
    }

    @Test
    void keepsAFileThatIsChosenWhenGoingOn() {
        Page page = browser.open("/report/evidence");
        List<String> forms = Pattern.compile("<form[^>]*action=\"/report/evidence\".*?</form>", Pattern.DOTALL)
                .matcher(page.html())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(forms)
                .singleElement(as(STRING))
                .contains("multipart/form-data", "type=\"file\"", "Upload file", "name=\"continue\"");

        Map<String, String> goOn = Map.of("continue", "yes");
        Page kept = browser.upload(page, "/report/evidence", "letter.pdf", "%PDF-1.4", goOn);
        assertThat(kept.path()).isEqualTo("/report/evidence");
        assertThat(kept.text()).contains("letter.pdf");
        assertThat(browser.upload(kept, "/report/evidence", "empty.pdf", "", goOn)
                        .text())
                .contains("The file is empty");
        assertThat(browser.upload(kept, "/report/evidence", "", "", goOn).path())
                .isNotEqualTo("/report/evidence");
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
        Page next = browser.submit(page, "/report/what-happened", Map.of("whatHappened", Samples.STORY));
        browser.submit(next, "/report/delete", Map.of());
        assertThat(STUB.drafts).isEmpty();
        assertThat(browser.open("/report/what-happened").text()).doesNotContain(Samples.STORY);
    }

    private Page answerAll(Map<String, String> identity) {
        return ReportWalk.answerAll(browser, identity);
    }

    private Page fileReport(Map<String, String> identity) {
        return browser.submit(answerAll(identity), "/report/check", Map.of());
    }
}
