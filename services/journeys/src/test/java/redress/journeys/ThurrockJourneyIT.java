package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.standalone.demo.Demo;

/** Thurrock's case by the public APIs, from the filing to "funding kept". */
class ThurrockJourneyIT {

    @Test
    void runsToItsEndWithinAMinute(@TempDir Path data) {
        try (RunningSystem system = RunningSystem.in(data)) {
            long from = System.nanoTime();

            String told = walk(system.base());

            assertThat(told).contains("Funding kept.");
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** The demonstration waits for each event and mail of each step, and fails when a mail comes twice. */
    private static String walk(String base) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        try {
            Demo.walk(base, out);
        } catch (RuntimeException e) {
            throw new AssertionError(told.toString(StandardCharsets.UTF_8), e);
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
