package redress.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.portal.pages.PortalProperties;

class ThrottleTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private final Throttle throttle = new Throttle(
            new PortalProperties(
                    URI.create("http://localhost"), false, Path.of("k"), "", "x@y.example", 2, Duration.ZERO),
            new RealTime() {
                @Override
                Instant now() {
                    return now;
                }
            });

    @Test
    void letsAnAddressHaveSoManyLinksInAnHour() {
        assertThat(throttle.allows("a@x.example")).isTrue();
        assertThat(throttle.allows("a@x.example")).isTrue();
        assertThat(throttle.allows("a@x.example")).isFalse();
        assertThat(throttle.allows("b@x.example")).isTrue();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(throttle.allows("a@x.example")).isTrue();
    }
}
