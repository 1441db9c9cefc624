package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void refusesAReminderAfterTheDeadline() {
        Instant due = Instant.parse("2026-06-16T22:59:59Z");

        assertThatIllegalArgumentException().isThrownBy(() -> new Deadline(due.plusSeconds(1), due));
    }

    @Test
    void isMissedWhenItsLastSecondHasPassed() {
        Instant due = Instant.parse("2026-06-16T22:59:59Z");
        Instant midnight = Instant.parse("2026-06-16T23:00:00Z");

        assertThat(new Deadline(due, due).missedAt()).isEqualTo(midnight);
        assertThat(Deadline.isMissed(due, midnight.minusMillis(1))).isFalse();
        assertThat(Deadline.isMissed(due, midnight)).isTrue();
    }
}
