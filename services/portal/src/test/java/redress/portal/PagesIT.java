package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.portal.Browser.Page;
import redress.portal.clients.Files;

/** What holds for every page, as a browser without JavaScript sees it. */
class PagesIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/x", "/\\\\evil.example/x", "/sign-in", "/report/evidence", "/follow-up/files"})
    void leadsNobodyElsewhereWithWhatIsTooLarge(String path) throws Exception {
        List<String> answer = announce(path, "multipart/form-data; boundary=x");
        assertThat(answer.get(0)).matches("HTTP/1.1 (302|4[0-9]{2}).*");
        assertThat(location(answer)).as("where it leads").isIn("", "Location: " + path + "?tooBig");
        if (!Files.PAGES.contains(path)) {
            assertThat(location(answer)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/report/evidence, multipart/form-data; boundary=x",
        "/report/evidence, Multipart/Form-Data; boundary=x",
        "/report/evidence, application/x-www-form-urlencoded",
        "/report/evidence, ''",
        "/follow-up/files, multipart/form-data; boundary=x",
        "/follow-up/files, application/octet-stream"
    })
    void leadsBackToTheFormWithAFileThatIsTooLarge(String path, String type) throws Exception {
        List<String> answer = announce(path, type);
        assertThat(answer.get(0)).startsWith("HTTP/1.1 302");
        assertThat(location(answer)).isEqualTo("Location: " + path + "?tooBig");
        assertThat(browser.open(path + "?tooBig").status()).isEqualTo(200);
    }

    @Test
    void recordsThatAFormWasTooLarge() throws Exception {
        announce("/report/what-happened", "application/x-www-form-urlencoded");
        assertThat(PORTAL.securityLog())
                .contains(
                        "\"action\":\"request\",\"actor\":\"anonymous\",\"outcome\":\"LIMITED\",\"details\":{\"status\":\"413\"");
    }

    /** The head of the answer to 60 MB of which nothing was sent yet. */
    private static List<String> announce(String path, String type) throws IOException {
        try (Socket socket = new Socket("localhost", PORTAL.port())) {
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\n"
                                    + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                                    + "Content-Length: 60000000\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static String location(List<String> answer) {
        return answer.stream()
                .filter(line -> line.startsWith("Location: "))
                .findFirst()
                .orElse("");
    }

    @Test
    void saysThatAFormIsTooLargeBeforeItIsRead() {
        Page page = browser.post("/report/what-happened", "whatHappened=" + "x".repeat(300_000));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.text()).contains("This is too large", "shorten it");
    }

    @ParameterizedTest
    @CsvSource({
        "/,When the Compact has not been kept",
        "/areas,Does it cover my area?",
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
        assertThat(page.text()).as("a portal that is no trial").doesNotContain("trial system");
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
    void tellsAnybodyWhichCompactBindsAPublicBody() {
        assertThat(browser.open("/areas?q=thurrock").text())
                .contains("2 public bodies found", "Thurrock Council", "Thurrock Compact", "Essex Compact");
        assertThat(browser.open("/areas?q=zzz").text()).contains("Nothing was found for “zzz”");
        assertThat(browser.open("/areas?q=council").html()).contains("/areas?q=council&amp;after=a-council");
        assertThat(browser.open("/areas?q=" + "x".repeat(101)).text()).contains("Search for 100 characters or fewer");
        assertThat(browser.cookies()).extracting(c -> c.getName()).doesNotContain("redress-draft");
    }

    @Test
    void givesCookiesThatScriptsAndOtherSitesCannotUse() {
        Page page = browser.open("/report/what-happened");
        browser.submit(page, "/report/what-happened", Map.of("whatHappened", Samples.STORY));
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
        assertThat(answer.text()).contains("This was not accepted", "Your browser sent no cookies");
        browser.open("/report/what-happened");
        assertThat(browser.post(action, "whatHappened=x").text()).contains("open for too long");
        assertThat(STUB.drafts).isEmpty();
    }
}
