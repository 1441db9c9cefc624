package redress.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the project's scripts, in which the programs that build, start and install only write down how they are called. What a script
 * itself does, it does.
 */
final class Scripts {

    private static final List<String> STAND_INS =
            List.of("mvn", "java", "javac", "docker", "docker-compose", "chromium", "apt-get");

    /** Java says that it is ready where a script waits for it, and unpacks a jar that a script looks for. */
    private static final String STAND_IN = """
        #!/usr/bin/env bash
        echo "${0##*/} $*" >>"$ASKED"
        case "${0##*/} $*" in
          java*" extract --destination "*) mkdir -p "${@: -1}"; touch "${@: -1}/redress-standalone-0-app.jar" ;;
          java*" --port 0") echo "Ready: http://localhost:1"; exec sleep 60 ;;
        esac
        """;

    private static final int MOST_SECONDS = 30;

    private final Path copy;
    private final Path programs;
    private final Path asked;
    private final Path said;

    Scripts(Path folder) throws IOException {
        copy = folder.resolve("copy");
        programs = Files.createDirectories(folder.resolve("programs"));
        asked = folder.resolve("asked");
        said = folder.resolve("said");
        for (String part : List.of("infra/bin", "infra/images")) {
            Files.createDirectories(copy.resolve(part));
            for (Path file : Documents.files(part, "")) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy.resolve(Documents.ROOT.relativize(file)));
                }
            }
        }
        for (String each : STAND_INS) {
            Path file = Files.writeString(programs.resolve(each), STAND_IN);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    /**
     * @param said what it printed
     * @param asked how it called the others
     */
    record Run(String said, List<String> asked) {}

    /** Fails unless the command succeeds. */
    Run run(String command) throws IOException, InterruptedException {
        Files.writeString(asked, "");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", command).directory(copy.toFile());
        bash.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        bash.environment().put("ASKED", asked.toString());
        bash.environment().remove("CHROMIUM");
        Process process = bash.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("%s succeeds:%n%s", command, Files.readString(said))
                .isTrue();
        return new Run(Files.readString(said), Files.readAllLines(asked));
    }
}
