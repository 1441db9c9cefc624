package redress.portal.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.portal.pages.PortalProperties;

class LinkLimitsTest {

    private static final int OF_A_NETWORK = 8;
    private static final String ADDRESS = "reporter@sample-cvs.example";
    private long now;

    private final LinkLimits limits = new LinkLimits(
            new PortalProperties(
                    URI.create("http://localhost"),
                    false,
                    Path.of("k"),
                    "",
                    "x@y.example",
                    Duration.ofMinutes(1),
                    OF_A_NETWORK,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of()),
            () -> now);

    @Test
    void letsADraftHaveFiveLinksInAnHour() {
        for (int i = 0; i < LinkLimits.MOST_OF_A_DRAFT; i++) {
            assertThat(limits.allows("192.0.2." + i, "draft")).isTrue();
        }
        assertThat(limits.allows("192.0.2.99", "draft")).isFalse();
        assertThat(limits.allows("192.0.2.99", "another")).isTrue();
        later(Duration.ofHours(1));
        assertThat(limits.allows("192.0.2.99", "draft")).isTrue();
    }

    @Test
    void letsANetworkAskForSoManyInAnHour() {
        for (int i = 0; i < OF_A_NETWORK; i++) {
            assertThat(limits.allows("2001:db8::" + i, "draft " + i)).isTrue();
        }
        assertThat(limits.allows("2001:db8::ffff", "another")).isFalse();
        assertThat(limits.allows("192.0.2.1", "another")).isTrue();
    }

    @Test
    void sendsAnAddressNoSecondMailWithinAMinute() {
        assertThat(limits.allowsMail(ADDRESS)).isTrue();
        assertThat(limits.allowsMail(ADDRESS)).isFalse();
        assertThat(limits.allowsMail("another@sample-cvs.example")).isTrue();
        later(Duration.ofMinutes(1));
        assertThat(limits.allowsMail(ADDRESS)).isTrue();
        limits.mayFollow(ADDRESS);
        assertThat(limits.allowsMail(ADDRESS))
                .as("after one that did not go off")
                .isTrue();
    }

    private void later(Duration time) {
        now += time.toNanos();
    }
}
