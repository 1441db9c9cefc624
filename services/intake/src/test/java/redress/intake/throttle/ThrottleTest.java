package redress.intake.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.platform.problems.Refusal;

class ThrottleTest {

    private static final long MEGABYTE = 1024 * 1024;

    private long nanos;
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final Throttle throttle =
            new Throttle(new ThrottleProperties(true, 60, 600, 1500, 3000, 100, 200, 600), time);

    @AfterEach
    void answered() {
        RequestContextHolder.resetRequestAttributes();
    }

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
    void refusesFilesOfWhoeverHasHadOthersLookedAtForTooLong() {
        from("192.0.2.1");
        String greedy = throttle.caller();
        assertThat(greedy).doesNotContain("192.0.2.1");
        throttle.countUpload(1);
        throttle.countCleaning(greedy, Duration.ofSeconds(599));
        throttle.countUpload(1);
        throttle.countCleaning(greedy, Duration.ofSeconds(20));
        assertThatThrownBy(() -> throttle.countUpload(1))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        from("192.0.2.2");
        throttle.countUpload(1);
        from("192.0.2.1");
        nanos += Duration.ofMinutes(3).toNanos();
        throttle.countUpload(1);
        nanos += Duration.ofDays(1).toNanos();
        assertThat(throttle.caller()).as("another day").isNotEqualTo(greedy);
    }

    @Test
    void takesNoTwoRequestsForOneClientsWhereItIsTurnedOff() {
        Throttle off = new Throttle(new ThrottleProperties(false, 1, 1, 1, 1, 1, 1, 1), time);
        from("192.0.2.1");
        assertThat(off.caller()).isNotEqualTo(off.caller());
        off.countCleaning(off.caller(), Duration.ofHours(1));
        off.countUpload(25 * MEGABYTE);
        off.countUpload(25 * MEGABYTE);
    }

    @Test
    void refusesAllWhereAShareIsNothing() {
        Throttle closed = new Throttle(new ThrottleProperties(true, 0, 0, 0, 0, 0, 0, 0), time);
        assertThat(closed.take(Purpose.FILING, "192.0.2.1")).isFalse();
        from("192.0.2.1");
        closed.countCleaning(closed.caller(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> closed.countUpload(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void knowsNobodyWhereNoRequestIsHandled() {
        assertThat(throttle.caller()).isEmpty();
    }

    @Test
    void givesBackAsTimePasses() {
        for (int i = 0; i < 60; i++) {
            throttle.take(Purpose.FILING, "192.0.2.1");
        }
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isTrue();
        assertThat(throttle.take(Purpose.FILING, "192.0.2.1")).isFalse();
    }

    @Test
    void countsTheFilesAndTheBytesOfAWholeNetworkTogether() {
        from("2001:db8:0:1::1");
        for (int i = 0; i < 60; i++) {
            throttle.countUpload(25 * MEGABYTE);
        }
        from("2001:db8:0:1:ffff::2");
        assertThatThrownBy(() -> throttle.countUpload(25 * MEGABYTE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getMessage()).startsWith("Too much was uploaded"));
        from("2001:db8:0:2::1");
        throttle.countUpload(25 * MEGABYTE);
    }

    private static void from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
