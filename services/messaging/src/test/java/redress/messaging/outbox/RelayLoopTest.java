package redress.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Passes passes = new Passes();
    private RelayLoop loop = new RelayLoop("sample", passes, properties(NEVER), meters);

    @AfterEach
    void stop() {
        loop.askToStop();
        loop.awaitStop();
    }

    @Test
    void looksRoundAtItsStartAndThenRestsUntilItIsWoken() {
        loop.start();
        await().until(() -> passes.made.size() == 1);
        assertThat(passes.made.get(0).look).isTrue();

        loop.wake("a");
        await().until(() -> passes.made.size() == 2);
        assertThat(passes.made.get(1)).isEqualTo(new Made(Set.of("a"), false));
    }

    @Test
    void gathersWhatItIsWokenForInOnePass() {
        loop.start();
        await().until(() -> passes.made.size() == 1);
        passes.gate = new CountDownLatch(1);
        loop.wake("x");
        await().until(() -> passes.made.size() == 2);
        loop.wake("a");
        loop.wake("b");
        loop.wake("a");
        passes.gate.countDown();

        await().until(() -> passes.made.size() == 3);
        assertThat(passes.made.get(2).told).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsItsPassesApartHoweverOftenItIsWoken() {
        loop.start();
        await().until(() -> passes.made.size() == 1);
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            loop.wake("a");
            return passes.made.size() >= 5;
        });
        assertThat(passes.times.get(4) - passes.times.get(0))
                .isGreaterThanOrEqualTo(Duration.ofMillis(4 * 60).toNanos());
    }

    @Test
    void looksRoundAgainAndAgain() {
        loop = new RelayLoop("often", passes, properties(Duration.ofMillis(20)), meters);
        loop.start();
        await().until(() -> passes.made.size() >= 3);
        assertThat(passes.made).allMatch(Made::look);
    }

    @Test
    void goesOnAtOnceWhileThereIsMore() {
        passes.more = true;
        passes.waiting = new RelayLoop.Waiting(200, Clock.systemUTC().instant().minusSeconds(60));
        loop.start();
        await().until(() -> passes.made.size() >= 5);
        assertThat(meters.get("outbox_pending").gauge().value()).isEqualTo(200);
        assertThat(meters.get("outbox_oldest_seconds").gauge().value()).isBetween(59.0, 90.0);
    }

    @Test
    void triesAgainAfterAFailureByLookingForEverything() {
        passes.failure = new IllegalStateException("Kafka is away");
        loop.start();
        await().until(() -> passes.made.size() >= 1);
        loop.wake("a");

        await().until(() -> passes.made.size() >= 2);
        assertThat(passes.made.get(1).look).isTrue();
    }

    @Test
    void survivesAnErrorOfTheProgram() {
        passes.failure = new NoClassDefFoundError("sample");
        loop.start();
        await().until(() -> passes.made.size() >= 2);
    }

    @Test
    void pausesLongerAndLongerUpToHalfAMinute() {
        assertThat(List.of(1, 2, 3, 6, 7, 1_000_000))
                .extracting(RelayLoop::pause)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }

    @Test
    void givesTheLeaseBackWhenItStops() {
        loop.start();
        await().until(() -> passes.made.size() == 1);
        stop();
        assertThat(passes.gaveUp).isTrue();
        loop.wake("a");
        assertThat(passes.made).hasSize(1);
    }

    @Test
    void stopsInTheMiddleOfAPassThatWaits() {
        passes.gate = new CountDownLatch(1);
        loop.start();
        await().until(() -> passes.made.size() == 1);
        stop();
        assertThat(passes.gaveUp).isTrue();
    }

    @Test
    void startsAgainAfterAStop() {
        loop.start();
        await().until(() -> passes.made.size() == 1);
        stop();
        loop.start();
        await().until(() -> passes.made.size() == 2);
    }

    private static OutboxProperties properties(Duration lookEvery) {
        return new OutboxProperties(
                lookEvery, Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofSeconds(15), "one");
    }

    private record Made(Set<String> told, boolean look) {}

    private static final class Passes implements RelayLoop.Pass {

        private final List<Made> made = new CopyOnWriteArrayList<>();
        private final List<Long> times = new CopyOnWriteArrayList<>();
        private final AtomicBoolean gaveUp = new AtomicBoolean();
        private volatile RelayLoop.Waiting waiting = RelayLoop.Waiting.NOTHING;
        private volatile boolean more;
        private volatile @Nullable Throwable failure;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public boolean make(Set<String> told, boolean look) throws InterruptedException {
            times.add(System.nanoTime());
            made.add(new Made(told, look));
            gate.await();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return more;
        }

        @Override
        public RelayLoop.Waiting waiting() {
            return waiting;
        }

        @Override
        public void giveUp() {
            gaveUp.set(true);
        }
    }
}
