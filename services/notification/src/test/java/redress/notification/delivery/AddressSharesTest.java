package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressSharesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String ADDRESS = "victim@x.example";

    private final AddressShares shares = new AddressShares(2);

    @Test
    void givesTheShareOfADayAndTheNextDayAnother() {
        assertThat(shares.take(ADDRESS, "notice-1", NOW)).isTrue();
        assertThat(shares.take("Victim+1@X.example", "notice-2", NOW)).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3", NOW.plus(Duration.ofHours(23))))
                .isFalse();
        assertThat(shares.take("other@x.example", "notice-4", NOW)).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3", NOW.plus(Duration.ofDays(1))))
                .isTrue();
    }

    /** While the mail server is away, a notice is brought to the line again and again. */
    @Test
    void leavesANoticeThePlaceThatItHas() {
        for (int tries = 0; tries < 10; tries++) {
            assertThat(shares.take(ADDRESS, "notice-1", NOW.plusSeconds(tries))).isTrue();
        }
        assertThat(shares.take(ADDRESS, "notice-2", NOW)).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3", NOW)).isFalse();
    }

    /** Two couriers look at the clock before they ask, and the later one may ask first. */
    @Test
    void countsWhoAskedOnATimeThatIsAMomentOld() {
        assertThat(shares.take(ADDRESS, "notice-1", NOW.plusMillis(5))).isTrue();
        assertThat(shares.take(ADDRESS, "notice-2", NOW)).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3", NOW)).isFalse();
    }

    @Test
    void holdsNothingBackAfterAClockThatWasAhead() {
        Instant ahead = NOW.plus(Duration.ofDays(365));
        shares.take(ADDRESS, "notice-1", ahead);
        shares.take(ADDRESS, "notice-2", ahead);
        assertThat(shares.take(ADDRESS, "notice-3", NOW)).isTrue();
    }
}
