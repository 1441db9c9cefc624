package redress.intake.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle = new Throttle(new ThrottleProperties(true, 60, 600, 3000, 100), nanos::get);

    @Test
    void letsAnHoursShareThroughAndThenRefuses() {
        for (int i = 0; i < 60; i++) {
            assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isTrue();
        }
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isFalse();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.2", 1))
                .as("another client")
                .isTrue();
        assertThat(throttle.take(Purpose.UPLOAD, "192.0.2.1", 1))
                .as("another purpose")
                .isTrue();
    }

    @Test
    void givesBackAsTimePasses() {
        for (int i = 0; i < 60; i++) {
            throttle.take(Purpose.FILING, "192.0.2.1", 1);
        }
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isFalse();
    }

    @Test
    void askingAloneCountsNothing() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 0)).isTrue();
        }
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1", 1)).isTrue();
    }

    @Test
    void takesANetworkOfTheNewKindForOneClient() {
        for (int i = 0; i < 60; i++) {
            assertThat(throttle.take(Purpose.FILING, "2001:db8:1:2::" + i, 1)).isTrue();
        }
        assertThat(throttle.take(Purpose.FILING, "2001:db8:1:2:ffff::1", 1)).isFalse();
        assertThat(throttle.take(Purpose.FILING, "2001:db8:1:3::1", 1)).isTrue();
    }
}
