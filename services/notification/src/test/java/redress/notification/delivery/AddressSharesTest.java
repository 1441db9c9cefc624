package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressSharesTest {

    private static final String ADDRESS = "victim@x.example";

    private long nanos;
    private final AddressShares shares = new AddressShares(2, () -> nanos);

    @Test
    void givesTheShareOfADayAndTheNextDayAnother() {
        assertThat(shares.take(ADDRESS, "notice-1")).isTrue();
        later(Duration.ofHours(23));
        assertThat(shares.take("Victim+1@X.example", "notice-2")).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3")).isFalse();
        assertThat(shares.take("other@x.example", "notice-4")).isTrue();
        later(Duration.ofHours(1));
        assertThat(shares.take(ADDRESS, "notice-3")).isTrue();
    }

    /** While the mail server is away, a notice is brought to the line again and again. */
    @Test
    void leavesANoticeThePlaceThatItHas() {
        for (int tries = 0; tries < 10; tries++) {
            assertThat(shares.take(ADDRESS, "notice-1")).isTrue();
        }
        assertThat(shares.take(ADDRESS, "notice-2")).isTrue();
        assertThat(shares.take(ADDRESS, "notice-3")).isFalse();
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }
}
