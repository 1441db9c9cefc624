package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.standalone.demo.Demo;

/** Thurrock's case by the public APIs, from the filing to "funding kept", undisturbed and with the process killed again and again. */
class ThurrockJourneyIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** The calendar is extended long before its end comes so near. */
    private static final int YEARS = 4;

    @Test
    void runsToItsEndWithinAMinuteAndYearsBehindTheLastPublicHolidayThatIsKnown(@TempDir Path data) {
        try (RunningSystem system = RunningSystem.in(data)) {
            long from = System.nanoTime();

            String told = walk(system.base());

            assertThat(told).contains("Funding kept.");
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofMinutes(1));

            Api api = new Api(system.base());
            for (int year = 1; year <= YEARS; year++) {
                api.post("/api/clock", "{\"days\":366}", Map.of());
            }

            assertThat(walk(system.base())).contains("Funding kept.");
        }
    }

    @Test
    void goesOnAfterKillsWithNothingLostAndNoMailTwice(@TempDir Path data) throws Exception {
        try (RunningSystem system = RunningSystem.in(data)) {
            CompletableFuture<String> story = CompletableFuture.supplyAsync(() -> walk(system.base()));
            Random moments = new Random(20091130);
            for (int kill = 0; kill < 3 && !story.isDone(); kill++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700 + moments.nextInt(1500)));
                system.kill();
                system.restart();
            }

            assertThat(story.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).contains("Funding kept.");
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
