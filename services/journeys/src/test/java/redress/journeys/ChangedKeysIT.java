package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key of the newest old data folder is changed by the command, as docs/operations.md says; what lies in it is read with the new ones alone. */
class ChangedKeysIT {

    private static final String COMMAND = "../../infra/bin/sealing-keys";
    private static final List<String> GO_ONCE_ALL_IS_SEALED_ANEW = List.of("identity", "case");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void loseNothing(@TempDir Path data) throws Exception {
        OldFolder old = OldFolder.unpack(latest(), data);
        // Two steps at once: nothing runs yet.
        for (String key : List.of("identity", "case", "receipt", "cookie")) {
            assertThat(key(data, key)).as(key).doesNotContain(":");
            run("--change", key, "--data", data.toString());
            run("--change", key, "--data", data.toString());
            assertThat(key(data, key)).matches("2:[^,]+,1:[^,]+");
        }
        List<String> options = new ArrayList<>(Arrays.asList(RunningSystem.WITHOUT_LIMITS));
        for (String service : List.of("intake", "triage")) {
            options.add("-Dredress." + service + ".resealing.every=1s");
            options.add("-Dredress." + service + ".resealing.quiet=1s");
        }
        try (RunningSystem system = RunningSystem.in(data, options.toArray(String[]::new))) {
            allIsThere(system, old);
            for (String key : GO_ONCE_ALL_IS_SEALED_ANEW) {
                await("nothing is sealed with the old " + key + " key")
                        .atMost(PATIENCE)
                        .until(() -> new Api(system.base())
                                .whole("/actuator/health/" + key + "-key", Map.of())
                                .contains("\"older\":[]"));
                run("--change", key, "--data", data.toString(), "--base", system.base());
                assertThat(key(data, key)).matches("2:[^,]+");
            }
            system.close();
            system.restart();
            allIsThere(system, old);
        }
    }

    private static void allIsThere(RunningSystem system, OldFolder old) {
        Api api = new Api(system.base());
        Bystander people = Bystander.signedIn(api);
        CaseWalk walk = new CaseWalk(api, people.officer(), Api.bearer(api.signIn("contact@council.thurrock.example")));
        old.reports().forEach(report -> OldFoldersIT.isThere(api, walk, people, report));
        old.drafts().forEach(draft -> OldFoldersIT.isThere(api, draft));
    }

    private static Path latest() throws IOException {
        try (Stream<Path> packed = Files.list(OldFolder.PLACE)) {
            return packed.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /** A folder that is older than the key gets one at its first start; here it comes before. */
    private static String key(Path data, String key) throws IOException {
        Path file = data.resolve("keys").resolve(key + "-key");
        if (!Files.exists(file)) {
            Files.writeString(file, Base64.getEncoder().encodeToString(SecureRandom.getSeed(32)));
        }
        return Files.readString(file);
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", COMMAND));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
