package redress.portal.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockMultipartFile;
import redress.portal.forms.Problem;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Words;

/** What the portal makes of the answers that intake gives to files, and of how long they take. */
class FilesTest {

    private static final MockMultipartFile FILE =
            new MockMultipartFile("file", "letter.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8));
    private static final String KEPT = "{\"attachmentId\":\"0123\",\"name\":\"letter.pdf\",\"size\":8}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch uploadArrived = new CountDownLatch(1);
    private final CountDownLatch uploadMayBeAnswered = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer intake;
    private Files files;
    private volatile int status = 201;
    private volatile String body = KEPT;

    @BeforeEach
    void start() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.setExecutor(threads);
        intake.createContext("/", this::answer);
        intake.start();
        URI url = URI.create("http://" + intake.getAddress().getHostString() + ":"
                + intake.getAddress().getPort());
        files = new Files(
                new Services(
                        new ServiceAddresses(Map.of("intake", new ServiceAddresses.Address(url))),
                        new PortalProperties(
                                URI.create("http://localhost"),
                                false,
                                Path.of("k"),
                                "",
                                "x@y.example",
                                Duration.ZERO,
                                2,
                                20,
                                Duration.ofSeconds(1),
                                PATIENCE,
                                List.of())),
                new Words());
    }

    @AfterEach
    void stop() {
        over.countDown();
        uploadMayBeAnswered.countDown();
        intake.stop(0);
        threads.shutdownNow();
    }

    /** Questions are never answered. */
    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            await(over);
        }
        uploadArrived.countDown();
        await(uploadMayBeAnswered);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status == 201 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void waitsLongerForAFileThanForAnAnswer() {
        CompletableFuture<Files.Kept> upload = CompletableFuture.supplyAsync(() -> files.keep(FILE), threads);
        await(uploadArrived);
        assertThat(files.scanned())
                .as("asked after the file was sent, and given up")
                .isNull();
        uploadMayBeAnswered.countDown();
        assertThat(upload.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .attachmentId())
                .isEqualTo("0123");
    }

    @ParameterizedTest
    @CsvSource({
        "503, FILES_BUSY",
        "503, NO_ROOM",
        "503, BUSY",
        "507, STORE_NEARLY_FULL",
        "507, UPLOADS_FULL",
        "429, TOO_MANY_REQUESTS",
        "422, FILE_REFUSED",
        "422, FILE_NOT_CLEANED"
    })
    void passesOnWhatIntakeSaysOfAFile(int answered, String code) {
        status = answered;
        body = "{\"code\":\"" + code + "\",\"detail\":\"Said by intake.\"}";
        uploadMayBeAnswered.countDown();
        assertThatThrownBy(() -> files.keep(FILE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(files.problems(refused).all())
                                .extracting(Problem::message)
                                .containsExactly("Said by intake."));
        assertThatThrownBy(() -> files.add(FILE, "CB-7K2M-Q4TX", "receipt")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"503, {}", "502, Bad Gateway", "429, <html>", "500, '{\"code\":\"UNEXPECTED\",\"detail\":\"x\"}'"})
    void countsWhatIsSaidWithoutACodeAsNoAnswer(int answered, String said) {
        status = answered;
        body = said;
        uploadMayBeAnswered.countDown();
        assertThatThrownBy(() -> files.keep(FILE)).isInstanceOf(ServiceDown.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
