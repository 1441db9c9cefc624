package redress.intake.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StockTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch secondMayEnd = new CountDownLatch(1);
    private volatile long lies = 10;
    private volatile Duration took = Duration.ZERO;
    private final Stock stock = new Stock(this::count, () -> OptionalLong.of(1_000), now::get);

    private long count() {
        if (looks.incrementAndGet() == 2) {
            passes(secondMayEnd);
        }
        later(took);
        return lies;
    }

    @Test
    void goesOnWithWhatItKnewUntilAnotherLookHasEndedAndForgetsNothingThatWasTakenMeanwhile() {
        stock.refresh();
        assertThat(stock.unfiled()).isEqualTo(10);
        stock.takes(1, true);
        stock.refresh();
        assertThat(looks).as("ten seconds have not passed").hasValue(1);

        later(Duration.ofSeconds(11));
        stock.refresh();
        await("it looks again").atMost(PATIENCE).until(() -> looks.get() == 2);
        stock.refresh();
        assertThat(stock.unfiled()).as("while it looks").isEqualTo(11);
        stock.takes(5, true);
        stock.takes(7, false);
        lies = 20;
        secondMayEnd.countDown();
        await("it has looked").atMost(PATIENCE).until(() -> stock.unfiled() == 25);
        assertThat(stock.free()).hasValue(1_000 - 2 * 12);
        assertThat(looks).hasValue(2);
    }

    @Test
    void looksTheLessOftenTheLongerItTakes() {
        took = Duration.ofSeconds(5);
        secondMayEnd.countDown();
        stock.refresh();
        later(Duration.ofMinutes(8));
        stock.refresh();
        assertThat(looks).hasValue(1);
        later(Duration.ofMinutes(1));
        stock.refresh();
        await("it looks again").atMost(PATIENCE).until(() -> looks.get() == 2);
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void passes(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
