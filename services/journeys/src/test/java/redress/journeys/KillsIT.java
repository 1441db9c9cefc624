package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole system is killed at random moments while groups report and an officer acknowledges; then everything that was promised is
 * looked for. {@code -Dredress.kills=40} kills more often, {@code -Dredress.seed=…} at the same moments again.
 */
class KillsIT {

    private static final int KILLS = Integer.getInteger("redress.kills", 3);
    private static final long SEED = Long.getLong("redress.seed", new Random().nextLong());

    /** Together some twenty reports and sixty mails a second, so that a kill meets every part at work. */
    private static final int GROUPS = 4;

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void nothingIsLostAndNothingComesTwice(@TempDir Path data) {
        Random moments = new Random(SEED);
        try (RunningSystem system = RunningSystem.in(data, RunningSystem.WITHOUT_LIMITS)) {
            Api api = new Api(system.base());
            Bystander bystander = Bystander.signedIn(api);
            Work work = Work.begin(api, bystander, GROUPS, BETWEEN_REPORTS);
            try (work) {
                for (int kill = 0; kill < KILLS; kill++) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + moments.nextInt(3500)));
                    system.kill();
                    system.restart();
                }
            }
            Oracle oracle = new Oracle(api, bystander, work);
            await("nothing waits any more")
                    .atMost(PATIENCE)
                    .pollInSameThread()
                    .until(oracle::underWay, String::isEmpty);
            Oracle.Findings found = oracle.look();
            System.out.printf("%d kills (seed %d): %s%n", KILLS, SEED, found);
            assertThat(found.wrong()).as("seed %d: %s", SEED, found).isEmpty();
            assertThat(found.inDoubt()).as("notices in doubt").isLessThanOrEqualTo(3 + KILLS);
        }
    }
}
