package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.portal.paper.ScreenReaders;

/** What was sent, as a PDF, without JavaScript. */
class CopyIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String COPY = "/follow-up/what-you-sent.pdf";

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @Test
    void givesWhoeverHoldsTheReceiptAllThatWasSent() throws Exception {
        Page page = openReport();
        assertThat(page.html())
                .contains("href=\"" + COPY + "\"")
                .as("which would keep whatever is answered, also a page")
                .doesNotContain(" download");
        HttpResponse<byte[]> copy = browser.download(COPY);
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(copy.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"Redress-CB-7K2M-Q4TX.pdf\"");
        assertThat(copy.headers().firstValue("Cache-Control")).hasValue("no-store");
        ScreenReaders.canRead(copy.body());
        String text = ScreenReaders.text(copy.body());
        assertThat(text)
                .contains(
                        "Report CB-7K2M-Q4TX, sent on 23 November 2026 at 10:00am.",
                        "Thurrock Council",
                        "Thurrock Compact",
                        "The council cut our grant <b>without</b> asking.",
                        "letter.pdf, 20 KB",
                        "The Compact officer for your area acknowledges your report",
                        "The name of your group The steering group Panel members The public body",
                        "Your name and how to reach you The steering group")
                .containsSubsequence(
                        "Who may know that you reported this? Named",
                        "Name of your group or organisation Sample CVS for Thurrock",
                        "Income £10,000 to £99,999 a year",
                        "Your name Sample Manager",
                        "Email address manager@sample-cvs.example")
                .containsSubsequence(
                        "What went wrong?", "What happened?", "When was the decision made? 5 November 2026")
                .doesNotContain(Samples.RECEIPT, "This file has no letters");
    }

    @Test
    void givesItAsItWasSentToWhoeverHasJustSentIt() throws Exception {
        Page check = ReportWalk.answerAll(browser, Map.of("identityMode", "NAMED"));
        Page sent = browser.submit(check, "/report/check", Map.of());
        HttpResponse<byte[]> copy = browser.download(sent, COPY);
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(ScreenReaders.text(copy.body())).contains("CB-7K2M-Q4TX", "Sample CVS for Thurrock");
    }

    @Test
    void hasNoNamesOfAnAnonymousReport() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX",
                new StubServices.Answer(
                        200,
                        Samples.REPORT
                                .replace("NAMED", "ANONYMOUS_EVIDENCE")
                                .replaceFirst("(?m)^ *\"organisation\".*$", "")));
        openReport();
        assertThat(ScreenReaders.text(browser.download(COPY).body()))
                .contains("Anonymous, as evidence only", "The name of your group Nobody", "under new names")
                .doesNotContain("Sample", "It has your name");
    }

    /** As intake answers then. */
    @Test
    void hasNoNamesOfAReportInConfidence() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX",
                new StubServices.Answer(
                        200,
                        Samples.REPORT
                                .replace("NAMED", "CONFIDENTIAL")
                                .replaceFirst("(?m)^ *\"organisation\".*$", "")));
        assertThat(openReport().text()).contains("You reported in confidence, so they are not shown here either");
        assertThat(ScreenReaders.text(browser.download(COPY).body()))
                .contains(
                        "so your name and your group are not in it",
                        "The name of your group The one person who may open it",
                        "The council cut our grant")
                .doesNotContain("Sample", "It has your name");
    }

    @Test
    void saysWhatItHasNoLettersFor() {
        STUB.answers.put(
                "GET /api/reports/CB-7K2M-Q4TX",
                new StubServices.Answer(
                        200, Samples.REPORT.replace("The council cut", "\u0627\u0644 The council cut")));
        openReport();
        assertThat(ScreenReaders.text(browser.download(COPY).body()))
                .contains("This file has no letters for some of what you wrote.", "\u25A1\u25A1 The council cut");
    }

    @Test
    void givesNothingWithoutTheReceipt() {
        HttpResponse<byte[]> nothing = browser.download(COPY);
        assertThat(nothing.uri().getPath()).isEqualTo("/follow-up");
        Page form = browser.open("/follow-up");
        String csrf = form.html().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        Page wrong = browser.post(COPY, "_csrf=" + csrf + "&reference=CB-7K2M-Q4TX&receipt=WRONG");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is no report with this reference and receipt");
    }

    private Page openReport() {
        return browser.submit(
                browser.open("/follow-up"),
                "/follow-up",
                Map.of("reference", "CB-7K2M-Q4TX", "receipt", Samples.RECEIPT));
    }
}
