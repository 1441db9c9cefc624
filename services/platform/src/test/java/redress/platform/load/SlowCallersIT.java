package redress.platform.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import redress.platform.web.SampleKeys;

/** What slow callers cost the others: nothing; and how it ends. */
@SpringBootTest(
        classes = SampleLoad.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:redress-platform.yml",
            "spring.application.name=sample",
            "redress.platform.security-log.folder=target/security-log",
            "redress.services.sample.url=http://localhost:${local.server.port}",
            "server.tomcat.connection-timeout=2s",
            "redress.platform.load.at-once=2",
            "redress.platform.load.waiting=2",
            "redress.platform.load.patience=30s",
            "redress.platform.load.slow=40",
            "redress.platform.load.headers=1s",
            "redress.platform.load.grace=1s"
        })
@ContextConfiguration(initializers = SampleKeys.class)
class SlowCallersIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> open = new ArrayList<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void close() throws IOException {
        SampleLoad.release();
        for (Socket each : open) {
            each.close();
        }
    }

    @Test
    void endsHeadersThatDoNotEnd() throws IOException {
        Socket slow = send("GET /api/quick HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        awaitItsEnd(slow);
    }

    @Test
    void endsABodyThatTricklesIn() throws IOException {
        Socket slow = send("POST /api/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        assertThat(awaitItsEnd(slow)).startsWith("HTTP/1.1 408");
    }

    @Test
    void endsABodyThatNobodyWanted() throws IOException {
        Socket slow = send("GET /api/quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        assertThat(awaitItsEnd(slow)).startsWith("HTTP/1.1 200");
    }

    @Test
    void endsAnAnswerThatIsNotRead() throws IOException {
        int before = SampleLoad.unread();
        send("GET /api/endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await("the end of an answer that nobody reads").atMost(LONG).until(() -> SampleLoad.unread() > before);
    }

    @Test
    void servesOthersWhileItWaitsForTheSlow() throws Exception {
        for (int i = 0; i < 10; i++) {
            send("POST /api/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx");
            send("GET /api/endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
            send("GET /api/quick HTTP/1.1\r\nHost: ");
            assertThat(get("/api/quick").statusCode()).isEqualTo(200);
            assertThat(post("/api/body", "quick").body()).isEqualTo("5");
        }
    }

    @Test
    void tellsWhoFindsNoPlaceToTryAgainAndServesWhoWaited() throws Exception {
        SampleLoad.hold();
        List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(http.sendAsync(request("/api/held").build(), BodyHandlers.ofString()));
        }
        await("two are worked on").atMost(LONG).until(() -> SampleLoad.held() == 2);
        await("two wait, and there is no place for a third").atMost(LONG).untilAsserted(() -> {
            HttpResponse<String> refused = get("/api/held");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.body()).contains("\"BUSY\"");
        });
        assertThat(get("/page").statusCode()).isEqualTo(503);
        assertThat(get("/page").body()).contains("<h1>Very busy just now</h1>");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        SampleLoad.release();
        for (CompletableFuture<HttpResponse<String>> each : held) {
            assertThat(each.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void neverWaitsForItself() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> nested = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nested.add(http.sendAsync(request("/api/nested").build(), BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : nested) {
            assertThat(each.get().body()).isEqualTo("quick");
        }
    }

    @Test
    void sendsLargeAnswersWhole() throws Exception {
        for (int size : List.of(0, 1, 65_535, 65_536, 65_537, 3_000_000)) {
            HttpResponse<String> answer = get("/api/sized?size=" + size);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).hasSize(size);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");
        }
    }

    /** Sends a byte whenever it looks, until the other side has had enough. */
    private static String awaitItsEnd(Socket slow) {
        StringBuilder answer = new StringBuilder();
        await("the end of a slow connection").atMost(LONG).until(() -> {
            try {
                slow.getOutputStream().write('x');
                slow.setSoTimeout(100);
                InputStream in = slow.getInputStream();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    answer.append((char) b);
                }
                return true;
            } catch (SocketTimeoutException stillOpen) {
                return false;
            } catch (IOException ended) {
                return true;
            }
        });
        return answer.toString();
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        open.add(socket);
        return socket;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
