package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void refusesAReminderAfterTheDeadline() {
        Instant due = Instant.parse("2026-06-16T22:59:59Z");

        assertThatIllegalArgumentException().isThrownBy(() -> new Deadline(due.plusSeconds(1), due));
    }
}
