package redress.intake.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle =
            new Throttle(new ThrottleProperties(true, 60, 600, 1500, 3000, 100, 200), nanos::get);

    @Test
    void letsAnHoursShareThroughAndThenRefuses() {
        for (int i = 0; i < 60; i++) {
            assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isTrue();
        }
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isFalse();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.2"))
                .as("another client")
                .isTrue();
        assertThat(throttle.take(Purpose.UPLOAD, "192.0.2.1"))
                .as("another purpose")
                .isTrue();
    }

    @Test
    void givesBackAsTimePasses() {
        for (int i = 0; i < 60; i++) {
            throttle.take(Purpose.FILING, "192.0.2.1");
        }
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isFalse();
    }
}
