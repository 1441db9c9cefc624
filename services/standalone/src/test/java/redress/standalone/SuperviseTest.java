package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts a system again: runs commands that end as a system may. */
class SuperviseTest {

    private static final Path SCRIPT = Path.of("../../infra/images/supervise");

    @TempDir
    private Path folder;

    private File said;
    private Process process;
    private String within = "600";

    @BeforeEach
    void name() {
        said = folder.resolve("said").toFile();
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Test
    void startsAgainAndStaysDownAfterThreeEnds() throws Exception {
        supervise(List.of(), "echo started >> " + folder + "/starts; exit 3");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(3);
        assertThat(said())
                .contains("ran out of memory")
                .contains("3 times within 10 minutes")
                .contains("stays down");
    }

    @Test
    void forgetsEndsThatLieFurtherBack() throws Exception {
        within = "0";
        supervise(
                List.of(),
                "cd " + folder + "; echo started >> starts; [[ $(wc -l < starts) -lt 4 ]] || exit 0; exit 3");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(4);
        assertThat(said()).doesNotContain("stays down");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void doesNotStartAgainWhatEndedInOrderOrCannotStart(int code) throws Exception {
        supervise(List.of(), "echo started >> " + folder + "/starts; exit " + code);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(1);
        assertThat(said()).isEmpty();
    }

    @Test
    void passesAStopOn() throws Exception {
        supervise(
                List.of(),
                "trap 'echo stopped >> " + folder + "/stops; exit 143' TERM; touch " + folder
                        + "/up; while :; do sleep 0.1; done");
        await("it is up").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("up")));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(folder.resolve("stops"))).hasSize(1);
    }

    @Test
    void inAContainerWaitsToBeStopped() throws Exception {
        supervise(List.of("--stay"), "exit 70");
        await("it stays down").atMost(Duration.ofSeconds(60)).until(() -> said().contains("stays down"));
        assertThat(process.isAlive()).isTrue();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(70);
    }

    private void supervise(List<String> options, String command) throws IOException {
        List<String> all = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        all.addAll(options);
        all.addAll(List.of("bash", "-c", command));
        ProcessBuilder script =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said);
        script.environment().put("REDRESS_ENDS_WITHIN", within);
        process = script.start();
    }

    private String said() throws IOException {
        return Files.readString(said.toPath());
    }
}
