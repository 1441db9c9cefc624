package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts the system again reads nothing alarming unless something is wrong: in order or after a kill, once or several times. */
class QuietRestartsIT {

    private static final Pattern ALARMING = Pattern.compile("\\bERROR\\b|^\\s+at [\\w.$/]+\\(|^Caused by:");

    /** As people run it: tests have a log of their own on the class path. */
    private static final String[] LOG = {
        "-Dlogback.configurationFile=logback.xml", "-Dlogging.config=classpath:logback.xml"
    };

    @TempDir
    private Path folder;

    @Test
    void printsNoErrorAndNoStackTraceWhenItIsStartedAgain() {
        try (RunningSystem system = RunningSystem.in(folder.resolve("data"), LOG)) {
            String receipt = new Api(system.base())
                    .wholePost(
                            "/api/reports",
                            Api.report("manager@sample-cvs.example"),
                            Map.of("Idempotency-Key", "quiet-restarts-0001"));
            assertThat(receipt).contains("reference");
            system.kill();
            system.restart();
            assertQuiet(system);
            system.close();
            system.restart();
            assertQuiet(system);
            system.kill();
            system.restart();
            assertQuiet(system);
        }
    }

    private static void assertQuiet(RunningSystem system) {
        List<String> alarming = system.log()
                .lines()
                .filter(line -> ALARMING.matcher(line).find())
                .toList();
        assertThat(alarming).as(system.log()).isEmpty();
    }
}
