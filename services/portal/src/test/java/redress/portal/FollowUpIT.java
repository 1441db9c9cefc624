package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;

/** A filed report as whoever has its receipt sees it. */
class FollowUpIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void showsAReportToWhoeverHasItsReceipt() {
        Page page = openReport(Samples.RECEIPT.toLowerCase());
        assertThat(page.path()).isEqualTo("/follow-up/report").doesNotContain(Samples.RECEIPT);
        assertThat(page.text()).contains("Being looked at", "7 December 2026", "letter.pdf", "Thurrock Council");
        assertThat(page.html()).contains("cut our grant &lt;b&gt;without&lt;/b&gt; asking");
        assertThat(browser.cookies().toString()).doesNotContain(Samples.RECEIPT);
    }

    @Test
    void showsWhatWasSentUnderTheQuestionsOfTheForm() {
        Page page = openReport(Samples.RECEIPT);
        assertThat(page.text())
                .as("asked on two pages")
                .containsOnlyOnce("Did the public body say why there was no consultation, or a short one? No");
        assertThat(page.text())
                .contains(
                        "What went wrong? We were not consulted at all",
                        "When was the decision made? 5 November 2026",
                        "When was the payment due? 1 October 2026",
                        "Was the notice in writing? Yes",
                        "Did the public body assess the impact? No",
                        "How much money is at stake? £50,000 to £249,999",
                        "Exact amount in pounds, if you know it 60,000",
                        "What should the public body do? Consult, or consult again Look at the impact, and publish it",
                        "Who may know that you reported this? Named",
                        "Public body What I wrote may be shown to the public body")
                .doesNotContain(
                        "When was the decision published?",
                        "Have you used any of these already?",
                        "A summary of the case");
    }

    @Test
    void saysThatContactsAreKeptApartWhereThereAreAny() {
        assertThat(openReport(Samples.RECEIPT).text())
                .contains("are kept apart from the report", "Sample CVS for Thurrock", "manager@sample-cvs.example");
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX",
                new StubServices.Answer(200, Samples.REPORT.replace("NAMED", "ANONYMOUS_EVIDENCE")));
        assertThat(browser.open("/follow-up/report").text())
                .contains("Anonymous, as evidence only")
                .doesNotContain("kept apart");
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
    void saysTheSameAfterManyWrongReceipts() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX", new StubServices.Answer(429, "{\"code\":\"TOO_MANY_REQUESTS\"}"));
        Page wrong = openReport("WRONG");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is no report with this reference and receipt");
    }

    @Test
    void readsAReceiptWithWhatCameAlongWhenItWasCopied() {
        String copied = Samples.RECEIPT.substring(0, 4) + " \u2013\u200B" + Samples.RECEIPT.substring(4) + "\u00A0";
        assertThat(openReport(copied).path()).isEqualTo("/follow-up/report");
        assertThat(openReport("\u2013\u20AC").status()).isEqualTo(422);
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

    @Test
    void saysOnThePageWhyAFileCannotBeTakenNow() {
        Page page = openReport(Samples.RECEIPT);
        STUB.answers.put(
                "POST /api/reports/CB-7K2M-Q4TX/attachments",
                new StubServices.Answer(
                        507, "{\"code\":\"STORE_NEARLY_FULL\",\"detail\":\"There is no room for files.\"}"));
        Page refused = browser.upload(page, "/follow-up/files", "letter.pdf", "%PDF-1.4");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("There is a problem", "There is no room for files.", "Being looked at");
    }

    @Test
    void showsNothingToACopyOfTheCookieOnceSomebodyHasLeft() {
        Page page = openReport(Samples.RECEIPT);
        String copied = browser.cookie("redress-follow-up");
        Browser elsewhere = PORTAL.browser();
        elsewhere.keep("redress-follow-up", copied);
        assertThat(elsewhere.open("/follow-up/report").path()).isEqualTo("/follow-up/report");
        browser.submit(page, "/follow-up/leave", Map.of());
        for (String written : List.of(copied, copied + "=", copied + "==")) {
            elsewhere.keep("redress-follow-up", written);
            assertThat(elsewhere.open("/follow-up/report").path()).isEqualTo("/follow-up");
        }
        assertThat(openReport(Samples.RECEIPT).path())
                .as("with the receipt again")
                .isEqualTo("/follow-up/report");
    }

    private Page openReport(String receipt) {
        return browser.submit(
                browser.open("/follow-up"), "/follow-up", Map.of("reference", " cb-7k2m-q4tx ", "receipt", receipt));
    }
}
