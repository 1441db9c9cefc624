package redress.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.pages.PortalProperties;

class LinkThrottleTest {

    private static final String OFFICER = "officer@thurrock.example";
    private long nanos;

    private final LinkThrottle throttle = new LinkThrottle(
            new PortalProperties(
                    URI.create("http://localhost"),
                    false,
                    Path.of("k"),
                    "",
                    "x@y.example",
                    Duration.ofMinutes(1),
                    2,
                    20,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of()),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    @Test
    void sendsAnAddressNoSecondMailWithinAMinute() {
        assertThat(throttle.allowsMail(OFFICER)).isTrue();
        later(Duration.ofSeconds(59));
        assertThat(throttle.allowsMail(OFFICER)).isFalse();
        assertThat(throttle.allowsMail("another@x.example")).isTrue();
        later(Duration.ofSeconds(1));
        assertThat(throttle.allowsMail(OFFICER)).isTrue();
    }

    @Test
    void sendsSoManyMailsInAnHourToAllTogether() {
        for (int i = 0; i < LinkThrottle.MOST_IN_ALL; i++) {
            assertThat(throttle.allowsMail(i + "@x.example")).isTrue();
        }
        later(Duration.ofMinutes(59));
        assertThat(throttle.allowsMail(OFFICER)).isFalse();
        later(Duration.ofMinutes(1));
        assertThat(throttle.allowsMail(OFFICER)).isTrue();
    }

    @Test
    void cannotBeUsedUpForAnAddress() {
        for (int i = 0; i < 1_000; i++) {
            throttle.allowsMail(OFFICER);
            later(Duration.ofSeconds(1));
        }
        later(Duration.ofMinutes(1));
        assertThat(throttle.allowsMail(OFFICER)).isTrue();
    }

    @Test
    void letsAnotherMailFollowAtOnceWhenTheLinkIsUsedUp() {
        throttle.allowsMail(OFFICER);
        throttle.mayFollow(OFFICER);
        assertThat(throttle.allowsMail(OFFICER)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, 192.0.2.2", "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, 2001:db8:0:2::1"})
    void letsACallerAskSoManyTimesInAnHour(String caller, String same, String another) {
        assertThat(throttle.allowsCaller(caller)).isTrue();
        later(Duration.ofMinutes(59));
        assertThat(throttle.allowsCaller(same)).isTrue();
        assertThat(throttle.allowsCaller(caller)).isFalse();
        assertThat(throttle.allowsCaller(same)).isFalse();
        assertThat(throttle.allowsCaller(another)).isTrue();
        later(Duration.ofMinutes(1));
        assertThat(throttle.allowsCaller(caller)).isTrue();
    }

    @Test
    void forgetsCallersEachDay() {
        later(Duration.ofHours(24).minusSeconds(1));
        throttle.allowsCaller("192.0.2.1");
        throttle.allowsCaller("192.0.2.1");
        assertThat(throttle.allowsCaller("192.0.2.1")).isFalse();
        later(Duration.ofSeconds(1));
        assertThat(throttle.allowsCaller("192.0.2.1")).isTrue();
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }
}
