package redress.portal.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.portal.pages.PortalProperties;
import redress.portal.sharing.LinkLimits.Asked;

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
                    300,
                    OF_A_NETWORK,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of()),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return now;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    @Test
    void letsADraftHaveFiveLinksInAnHour() {
        for (int i = 0; i < LinkLimits.MOST_OF_A_DRAFT; i++) {
            assertThat(limits.ask("192.0.2." + i, "draft")).isEqualTo(Asked.ALLOWED);
        }
        assertThat(limits.ask("192.0.2.99", "draft")).isEqualTo(Asked.TOO_MANY);
        assertThat(limits.ask("192.0.2.99", "another")).isEqualTo(Asked.ALLOWED);
        later(Duration.ofHours(1));
        assertThat(limits.ask("192.0.2.99", "draft")).isEqualTo(Asked.ALLOWED);
    }

    @Test
    void letsANetworkAskForSoManyInAnHour() {
        for (int i = 0; i < OF_A_NETWORK; i++) {
            assertThat(limits.ask("2001:db8::" + i, "draft " + i)).isEqualTo(Asked.ALLOWED);
        }
        assertThat(limits.ask("2001:db8::ffff", "another")).isEqualTo(Asked.TOO_MANY);
        assertThat(limits.ask("192.0.2.1", "another")).isEqualTo(Asked.ALLOWED);
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

    @Test
    void letsMailIntoTheSameGapWhereverItFailed() {
        assertThat(limits.allowsMail("Reporter@Sample-CVS.example")).isTrue();
        assertThat(limits.allowsMail(ADDRESS)).isFalse();
        limits.mayFollow("Reporter@Sample-CVS.example");
        assertThat(limits.allowsMail(ADDRESS)).isTrue();
    }

    @Test
    void sendsAMailboxFiveInAnHourAndTenInADay() {
        assertThat(sentInAnHour()).isEqualTo(LinkLimits.MOST_TO_AN_ADDRESS_IN_AN_HOUR);
        assertThat(limits.allowsMail("another@sample-cvs.example")).isTrue();
        assertThat(sentInAnHour()).isEqualTo(LinkLimits.MOST_TO_AN_ADDRESS_IN_AN_HOUR);
        assertThat(sentInAnHour()).as("in the same day").isZero();
        later(Duration.ofDays(1));
        assertThat(sentInAnHour()).isEqualTo(LinkLimits.MOST_TO_AN_ADDRESS_IN_AN_HOUR);
    }

    @Test
    void saysWhenThereAreTooManyInAll() {
        for (int i = 0; i < LinkLimits.MOST_IN_ALL; i++) {
            assertThat(limits.ask("192.0." + i / 250 + "." + i % 250, "draft " + i))
                    .isEqualTo(Asked.ALLOWED);
        }
        assertThat(limits.ask("198.51.100.1", "another")).isEqualTo(Asked.FULL);
        later(Duration.ofHours(1));
        assertThat(limits.ask("198.51.100.1", "another")).isEqualTo(Asked.ALLOWED);
    }

    /** By somebody who writes the address in another way each minute. */
    private long sentInAnHour() {
        long sent = 0;
        for (int minute = 0; minute < 60; minute++) {
            String tag = minute == 0 ? "" : "+" + minute + "+x";
            sent += limits.allowsMail((minute % 2 == 0 ? "reporter" : "REPORTER") + tag + "@sample-cvs.example")
                    ? 1
                    : 0;
            later(Duration.ofMinutes(1));
        }
        return sent;
    }

    private void later(Duration time) {
        now += time.toNanos();
    }
}
