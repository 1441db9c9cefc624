package redress.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A system that does not answer may be coming up again: the demonstration waits for it, and says so. */
class ClientTest {

    private static final String HINT = "Start it.";

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void saysOnceThatItWaitsAndAtLastWhatToDo() throws IOException {
        int port = portOfNobody();
        Client client = client("http://localhost:" + port, Duration.ofSeconds(1), Duration.ofMillis(1));
        assertThatExceptionOfType(DemoFailed.class)
                .isThrownBy(() -> client.get("/api/system", Map.of()))
                .withMessageStartingWith("http://localhost:" + port + "/api/system gave no answer")
                .withMessageEndingWith(HINT);
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Waiting for http://localhost:" + port);
    }

    @Test
    void goesOnWhenTheSystemAnswersAgain() {
        Client client = client("http://localhost", Duration.ofMinutes(2), Duration.ofMillis(1));
        JsonNode answer = client.again(() -> {
            if (told.size() == 0) {
                throw new Client.NoAnswer("down");
            }
            return Client.JSON.createObjectNode();
        });
        assertThat(answer).isEmpty();
    }

    @Test
    void saysNothingOfAShortPause() {
        Client client = client("http://localhost", Duration.ofMinutes(2), Duration.ofMinutes(1));
        int[] asked = {0};
        client.again(() -> {
            if (asked[0]++ == 0) {
                throw new Client.NoAnswer("down");
            }
            return Client.JSON.createObjectNode();
        });
        assertThat(told.size()).isZero();
    }

    private Client client(String base, Duration patience, Duration silence) {
        return new Client(
                base, Trust.usual(), HINT, new PrintStream(told, true, StandardCharsets.UTF_8), patience, silence);
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
