package redress.client;

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
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.client.ScriptedSystem.Reply;

/** A system that does not answer may be coming up again: the client waits for it where that is safe, and says so. */
class ClientTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String HINT = "Start it.";
    private static final Reply GOOD = Reply.json(Map.of("good", true));

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void saysOnceThatItWaitsAndAtLastWhatToDo() throws IOException {
        String base = "http://localhost:" + portOfNobody();
        Client client = waiting(base, Duration.ofSeconds(1), Duration.ofMillis(1));
        assertThatExceptionOfType(NoAnswer.class)
                .isThrownBy(() -> client.get("/api/system?q=somebody", Map.of()))
                .withMessageStartingWith(base + "/api/system gave no answer")
                .withMessageEndingWith(HINT);
        assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("Waiting for " + base);
    }

    @Test
    void asksAgainUntilTheSystemIsBack() {
        try (ScriptedSystem system =
                ScriptedSystem.inTurn(Reply.of(503), Reply.of(502), ScriptedSystem.NONE, ScriptedSystem.NONE, GOOD)) {
            assertThat(patient(system).get("/api/x", Map.of()).get("good").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void saysNothingOfAShortPause() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(Reply.of(503), GOOD)) {
            patient(system).get("/api/x", Map.of());
            assertThat(told.size()).isZero();
        }
    }

    @Test
    void triesOnceWhereNobodyToldItToWait() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(Reply.of(503), GOOD)) {
            assertThatExceptionOfType(NoAnswer.class)
                    .isThrownBy(() -> Client.at(system.base()).open().get("/api/x", Map.of()))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(503));
            assertThat(system.asked()).hasSize(1);
        }
    }

    @Test
    void leavesItToTheCallerWhetherACommandIsSentAgain() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(Reply.of(503), GOOD)) {
            assertThatExceptionOfType(NoAnswer.class)
                    .isThrownBy(() -> patient(system).post("/api/x", Map.of(), Map.of()));
            assertThat(system.asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void sendsNoCommandTwiceWhereTheConnectionBroke(String method) {
        Map<String, Consumer<Client>> commands = Map.of(
                "POST", client -> client.post("/api/x", Map.of(), Map.of()),
                "PUT", client -> client.put("/api/x", Map.of(), Map.of()),
                "DELETE", client -> client.delete("/api/x", Map.of()));
        try (ScriptedSystem system = ScriptedSystem.inTurn(ScriptedSystem.NONE, GOOD)) {
            assertThatExceptionOfType(NoAnswer.class)
                    .isThrownBy(() -> commands.get(method).accept(patient(system)));
            assertThat(system.askedWhat()).containsExactly(method + " /api/x");
        }
    }

    @Test
    void sendsACommandAgainThatBearsAKey() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(ScriptedSystem.NONE, Reply.of(504), GOOD)) {
            patient(system).post("/api/x", Map.of("a", 1), Client.keyed("a-key"));
            assertThat(system.asked()).hasSize(3).allSatisfy(each -> {
                assertThat(each.header("Idempotency-key")).isEqualTo("a-key");
                assertThat(each.body()).isEqualTo("{\"a\":1}");
            });
        }
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForASilentSystemForEver() {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedSystem silent = new ScriptedSystem(asked -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return GOOD;
        });
        try (silent) {
            Client client = Client.at(silent.base())
                    .answeringWithin(Duration.ofMillis(100))
                    .open();
            assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> client.get("/api/x", Map.of()));
        } finally {
            over.countDown();
        }
    }

    @Test
    void comesBackWhenItIsAskedTo() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(new Reply(429, "", 1), GOOD)) {
            patient(system).get("/api/x", Map.of());
            assertThat(system.asked().get(1).nanos() - system.asked().get(0).nanos())
                    .isGreaterThan(Duration.ofMillis(990).toNanos());
        }
    }

    @Test
    void tellsAProblemAndWhatToDo() {
        String problem = """
                {"status":422,"code":"INVALID","detail":"Some fields cannot be taken.",
                 "errors":[{"field":"text","message":"Say why."}]}""";
        try (ScriptedSystem system = ScriptedSystem.inTurn(new Reply(422, problem, 0))) {
            assertThatExceptionOfType(CallFailed.class)
                    .isThrownBy(() -> patient(system).post("/api/x?q=somebody", Map.of(), Map.of()))
                    .withMessage("POST /api/x was answered with 422 INVALID."
                            + " Some fields cannot be taken. text: Say why. Put the request right.")
                    .satisfies(e -> {
                        assertThat(e.status()).isEqualTo(422);
                        assertThat(e.code()).isEqualTo("INVALID");
                        assertThat(e.detail()).isEqualTo("Some fields cannot be taken. text: Say why.");
                    });
        }
    }

    @Test
    void tellsWhatSomebodyInFrontOfTheSystemAnswers() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(new Reply(500, "<h1>Oh</h1>", 0))) {
            assertThatExceptionOfType(CallFailed.class)
                    .isThrownBy(() -> patient(system).get("/api/x", Map.of()))
                    .withMessageContaining("500. <h1>Oh</h1> Try again;")
                    .satisfies(e -> assertThat(e.code()).isEmpty());
        }
    }

    @Test
    void findsNothingWhereNothingIs() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(Reply.of(404))) {
            assertThat(patient(system).find("/api/x")).isNull();
        }
    }

    @Test
    void sendsATextAsItIs() {
        try (ScriptedSystem system = ScriptedSystem.inTurn(Reply.of(204))) {
            assertThat(patient(system).post("/api/x", "{\"é\" :1}", Map.of("Redress-Receipt", "r")))
                    .isEmpty();
            assertThat(system.asked().get(0).body()).isEqualTo("{\"é\" :1}");
            assertThat(system.asked().get(0).header("Content-type")).isEqualTo("application/json");
            assertThat(system.asked().get(0).header("Redress-receipt")).isEqualTo("r");
        }
    }

    private Client patient(ScriptedSystem system) {
        return waiting(system.base(), LONG, LONG);
    }

    private Client waiting(String base, Duration patience, Duration silence) {
        return Client.at(base)
                .waiting(patience, silence, new PrintStream(told, true, StandardCharsets.UTF_8))
                .advising(HINT, "")
                .open();
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
