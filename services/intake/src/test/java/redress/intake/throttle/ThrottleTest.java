package redress.intake.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.platform.web.Refusal;

class ThrottleTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle =
            new Throttle(new ThrottleProperties(true, 60, 600, 1500, 3000, 100, 200, 600), nanos::get);

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
        nanos.addAndGet(Duration.ofMinutes(3).toNanos());
        throttle.countUpload(1);
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(throttle.caller()).as("another day").isNotEqualTo(greedy);
    }

    @Test
    void takesNoTwoRequestsForOneClientsWhereItIsTurnedOff() {
        Throttle off = new Throttle(new ThrottleProperties(false, 1, 1, 1, 1, 1, 1, 1), nanos::get);
        from("192.0.2.1");
        assertThat(off.caller()).isNotEqualTo(off.caller());
        off.countCleaning(off.caller(), Duration.ofHours(1));
        off.countUpload(25 * MEGABYTE);
        off.countUpload(25 * MEGABYTE);
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
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
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
