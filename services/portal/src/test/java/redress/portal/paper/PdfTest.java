package redress.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.portal.clients.ServiceDown;

class PdfTest {

    private static final String WELSH = "Âŵŷ âêîôûŵŷ ẁẃẅ Ŵy Ŷn ỳ";
    private static final String EUROPEAN =
            "Ąćęłńśźż Čďěňřšťůž Őű Șțăîâ Ģķļņ Ėįų İığş Þðæø Œß ¿ñ Ålesund Ελληνικά Київ Їжак “£5 – €6”… ½ m² • é";

    private static final String MISSING = "Letters are missing.";
    private static final String JOINED = "Lines were joined.";

    private final Pdf pdf = new Pdf();

    @Test
    void canBeReadByScreenReaders() throws Exception {
        byte[] written = pdf.of(
                page(
                        "<h2>What happened?</h2><p>Nobody asked us.</p><ul><li>letter.pdf</li></ul>"
                                + "<table><thead><tr><th scope=\"col\">Part</th></tr></thead><tbody><tr><td>All</td></tr></tbody></table>"));
        ScreenReaders.canRead(written);
        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A page");
        }
    }

    @Test
    void hasTheLettersOfWelshAndOfEurope() {
        String text = ScreenReaders.text(pdf.of(page("<p>" + WELSH + " " + EUROPEAN + "</p>")));
        assertThat(text).contains(WELSH).contains(EUROPEAN).doesNotContain(Letters.MISSING, MISSING);
    }

    @Test
    void composesLettersThatWereTypedInParts() {
        assertThat(ScreenReaders.text(pdf.of(page("<p>w\u0302ythnos</p>")))).contains("ŵythnos");
    }

    @Test
    void saysWhichLettersItLacks() {
        for (String other : List.of(
                "\u0645\u0631", "\u05E9\u05DC", "\u4E2D\u6587", "\u0939\u093F", "\uD83D\uDE00!", "\uFFFE\u0001!")) {
            String text = ScreenReaders.text(pdf.of(page("<p>before " + other + " after</p>")));
            String marks = "before " + Letters.MISSING;
            assertThat(text).as(other).contains(marks, "after", MISSING);
        }
        assertThat(ScreenReaders.text(pdf.of(page("<p>one\u200Btwo\uFE0F</p>"))))
                .contains("onetwo")
                .doesNotContain(MISSING);
    }

    @Test
    void marksTheEndsOfLinesWhereThereAreVeryMany() {
        String few = ScreenReaders.text(pdf.of(page("<p>" + "few\n".repeat(300) + "</p>")));
        assertThat(few).doesNotContain("¶", JOINED);
        String many = ScreenReaders.text(pdf.of(page("<p>" + "many\n".repeat(2_000) + "</p>")));
        assertThat(many).contains("many ¶ many", JOINED);
        assertThat(many.split("many", -1)).as("none is lost").hasSize(2_001);
    }

    @Test
    void loadsNothing(@TempDir Path folder) throws Exception {
        Path secret = folder.resolve("secret.css");
        Files.writeString(secret, "p::before { content: 'CANARY' }");
        try (ServerSocket somewhere = new ServerSocket(0)) {
            somewhere.setSoTimeout(1);
            String http = "http://127.0.0.1:" + somewhere.getLocalPort() + "/";
            String file = secret.toUri().toString();
            StringBuilder body = new StringBuilder("<p>text</p>");
            for (String from :
                    List.of(http, file, "//127.0.0.1:" + somewhere.getLocalPort() + "/", "jar:" + file + "!/x")) {
                body.append("<link rel=\"stylesheet\" href=\"" + from + "\"/><style>@import url('" + from + "');"
                        + "@font-face { font-family: X; src: url('" + from + "') } h1 { font-family: X;"
                        + " background: url('" + from + "') }</style><img alt=\"\" src=\"" + from + "\"/>"
                        + "<object data=\"" + from + "\"></object><iframe src=\"" + from + "\"></iframe>"
                        + "<p style=\"list-style-image: url('" + from + "')\">more</p>");
            }
            String text = ScreenReaders.text(pdf.of(page(body.toString())));
            assertThat(text).contains("text").doesNotContain("CANARY");
            assertThat(isAsked(somewhere)).isFalse();
        }
    }

    @Test
    void takesNoEntitiesFromAPage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        pdf.of("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + page("<p>&x;</p>")));
    }

    /** Each that waits holds one of the places in which the portal works. */
    @Test
    void letsFewWaitAndRefusesTheNextAtOnce() throws Exception {
        Semaphore turn = new Semaphore(1, true);
        Pdf busy = new Pdf(turn, Duration.ofMinutes(5));
        turn.acquire();
        List<CompletableFuture<byte[]>> accepted = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> busy.of(page("<p>text</p>")), task -> new Thread(task).start()))
                .limit(3)
                .toList();
        await("three that were accepted").until(() -> turn.getQueueLength() == 3);
        CompletableFuture<byte[]> refused =
                CompletableFuture.supplyAsync(() -> busy.of("no page at all"), task -> new Thread(task).start());
        assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(ServiceDown.class);
        turn.release();
        for (CompletableFuture<byte[]> each : accepted) {
            assertThat(each.get(1, TimeUnit.MINUTES)).isNotEmpty();
        }
        assertThat(busy.of(page("<p>later</p>"))).isNotEmpty();
    }

    @Test
    void readsNoPageBeforeItsTurn() throws Exception {
        Semaphore turn = new Semaphore(1, true);
        turn.acquire();
        Pdf busy = new Pdf(turn, Duration.ofMillis(1));
        assertThatThrownBy(() -> busy.of("no page at all")).isInstanceOf(ServiceDown.class);
        turn.release();
        assertThatIllegalArgumentException().isThrownBy(() -> busy.of("no page at all"));
        assertThat(busy.of(page("<p>the turn was given back</p>"))).isNotEmpty();
    }

    /** A program of its own, which has no more memory than this and gets by with it. */
    @Test
    void writesTheLargestReportInLittleTimeAndMemory() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargestPage.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(Long.parseLong(said)).as("milliseconds of CPU").isLessThan(1_000);
    }

    private static boolean isAsked(ServerSocket somewhere) throws Exception {
        try {
            somewhere.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private static String page(String body) {
        return "<html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>A page</title><meta name=\"description\""
                + " content=\"A page\"/><style>body { font-family: \"Liberation Sans\" }</style></head><body><h1>A page</h1><p"
                + " id=\"missing-letters\">" + MISSING + "</p><p id=\"joined-lines\">" + JOINED + "</p>" + body
                + "</body></html>";
    }
}
