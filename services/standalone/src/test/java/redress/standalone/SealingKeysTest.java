package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that changes keys: {@code infra/bin/sealing-keys}. */
class SealingKeysTest {

    private static final Path SCRIPT = Path.of("../../infra/bin/sealing-keys");
    private static final String ALONE = "{\"seals\":2,\"older\":[],\"left\":0}";
    private static final String STILL = "{\"seals\":2,\"older\":[1],\"left\":7}";

    @TempDir
    private Path folder;

    private HttpServer running;
    private volatile String health = "";

    private record Ended(int code, String said) {}

    @BeforeEach
    void start() throws IOException {
        running = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        running.createContext("/actuator/health/", exchange -> {
            byte[] body = health.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        running.start();
    }

    @AfterEach
    void stop() {
        running.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"identity", "case"})
    void changesAKeyInThreeSteps(String key) throws Exception {
        DataFolder data = DataFolder.open(folder);
        String first = data.secret(key + "-key");
        assertThat(run(key).said()).contains("step 1 of 3");
        String both = data.secret(key + "-key");
        assertThat(both).startsWith("1:" + first + ",2:");
        String second = both.substring(both.lastIndexOf(':') + 1);
        assertThat(run(key).said()).contains("step 2 of 3");
        assertThat(data.secret(key + "-key")).isEqualTo("2:" + second + ",1:" + first);

        health = STILL;
        Ended refused = run(key);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("the old key may not go yet", "older:[1],left:7");
        health = ALONE.replace("\"seals\":2", "\"seals\":21");
        assertThat(run(key).said()).contains("does not seal with key 2 yet");
        assertThat(data.secret(key + "-key")).isEqualTo("2:" + second + ",1:" + first);

        health = ALONE;
        assertThat(run(key).said()).contains("step 3 of 3");
        assertThat(data.secret(key + "-key")).isEqualTo("2:" + second);
        assertThat(run(key).said()).contains("step 1 of 3");
        assertThat(data.secret(key + "-key")).startsWith("2:" + second + ",3:");
    }

    @Test
    void keepsOldKeysOfReceipts() throws Exception {
        DataFolder data = DataFolder.open(folder);
        String first = data.secret("receipt-key");
        for (int step = 0; step < 4; step++) {
            assertThat(run("receipt").code()).isZero();
        }
        assertThat(data.secret("receipt-key")).startsWith("3:").contains(",2:").endsWith(",1:" + first);
    }

    @Test
    void keepsTheOldKeyOfCookiesForFifteenDays() throws Exception {
        DataFolder data = DataFolder.open(folder);
        data.secret("cookie-key");
        run("cookie");
        run("cookie");
        assertThat(run("cookie").said()).contains("wait until 15 days after the last step");
        long now = Clock.systemUTC().instant().getEpochSecond();
        Path since = data.keys().resolve("cookie-key-since");
        Files.writeString(since, String.valueOf(now - Duration.ofDays(15).toSeconds() + 60));
        assertThat(run("cookie").code()).isEqualTo(1);
        Files.writeString(since, String.valueOf(now - Duration.ofDays(15).toSeconds()));
        assertThat(run("cookie").said()).contains("step 3 of 3");
        assertThat(data.secret("cookie-key")).startsWith("2:").doesNotContain(",");
    }

    /** Docker is played by a script that says which keys the service has that runs. */
    @Test
    void changesNothingInContainersBeforeTheStepBeforeHasArrived() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("infra/bin"));
        Path script = Files.copy(SCRIPT, bin.resolve("sealing-keys"));
        Path env = Files.writeString(
                folder.resolve(".env"), "REDRESS_OTHER=x=y\nREDRESS_IDENTITY_KEY=abc=\nREDRESS_LAST=z\n");
        Path has = Files.writeString(folder.resolve("has"), "abc=");
        Path docker = Files.writeString(
                folder.resolve("docker"),
                "#!/bin/sh\n[ \"$5\" = printenv ] && cat '" + has + "' || printf '%s' '" + ALONE + "'\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        List<String> command = List.of("bash", script.toString(), "--change", "identity");

        assertThat(run(command).said()).contains("step 1 of 3", "docker compose up -d --wait");
        String both = line(env);
        assertThat(both).startsWith("1:abc=,2:");
        assertThat(run(command).said()).contains("does not have the keys of the last step yet");
        assertThat(line(env)).isEqualTo(both);
        Files.writeString(has, both);
        assertThat(run(command).said()).contains("step 2 of 3");
        assertThat(run(command).code()).isEqualTo(1);
        Files.writeString(has, line(env));
        assertThat(run(command).said()).contains("step 3 of 3");
        assertThat(Files.readString(env)).contains("REDRESS_OTHER=x=y\n", "REDRESS_LAST=z\n");
        assertThat(line(env)).startsWith("2:").doesNotContain("abc");
    }

    private static String line(Path env) throws IOException {
        return Files.readAllLines(env).stream()
                .filter(line -> line.startsWith("REDRESS_IDENTITY_KEY="))
                .findFirst()
                .orElseThrow()
                .substring("REDRESS_IDENTITY_KEY=".length());
    }

    private Ended run(String key) throws IOException, InterruptedException {
        return run(List.of(
                "bash",
                SCRIPT.toString(),
                "--change",
                key,
                "--data",
                folder.toString(),
                "--base",
                "http://localhost:" + running.getAddress().getPort()));
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().merge("PATH", folder + ":", (path, first) -> first + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
