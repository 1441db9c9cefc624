package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void refusesAReminderAfterTheDeadline() {
        Instant due = Instant.parse("2026-06-16T22:59:59Z");

        assertThatIllegalArgumentException().isThrownBy(() -> new Deadline(due.plusSeconds(1), due, false));
    }

    @Test
    void isMissedWhenItsLastSecondHasPassed() {
        Instant due = Instant.parse("2026-06-16T22:59:59Z");
        Instant midnight = Instant.parse("2026-06-16T23:00:00Z");

        assertThat(new Deadline(due, due, false).missedAt()).isEqualTo(midnight);
        assertThat(Deadline.isMissed(due, midnight.minusMillis(1))).isFalse();
        assertThat(Deadline.isMissed(due, midnight)).isTrue();
    }

    @Test
    void comesLaterButNeverEarlierThanItWasTold() {
        Instant monday = Instant.parse("2026-06-15T22:59:59Z");
        Instant tuesday = Instant.parse("2026-06-16T22:59:59Z");
        Deadline told = new Deadline(monday, monday, false);

        assertThat(told.orLater(new Deadline(tuesday, tuesday, false)))
                .isEqualTo(new Deadline(tuesday, tuesday, false));
        assertThat(new Deadline(tuesday, tuesday, false).orLater(told))
                .isEqualTo(new Deadline(tuesday, tuesday, false));
    }

    @Test
    void isProvisionalAsLongAsItsDayIs() {
        Instant monday = Instant.parse("2026-06-15T22:59:59Z");
        Instant tuesday = Instant.parse("2026-06-16T22:59:59Z");

        assertThat(new Deadline(monday, monday, true)
                        .orLater(new Deadline(monday, monday, false))
                        .provisional())
                .isFalse();
        assertThat(new Deadline(monday, monday, true)
                        .orLater(new Deadline(tuesday, tuesday, true))
                        .provisional())
                .isTrue();
        assertThat(new Deadline(monday, monday, false)
                        .orLater(new Deadline(tuesday, tuesday, true))
                        .provisional())
                .isTrue();
        assertThat(new Deadline(monday, monday, false)
                        .orLater(new Deadline(monday, monday, true))
                        .provisional())
                .isFalse();
    }
}
