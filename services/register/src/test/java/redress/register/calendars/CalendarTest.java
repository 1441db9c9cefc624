package redress.register.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.register.files.Origin;

class CalendarTest {

    private static final Instant NOW = Instant.parse("2028-07-01T09:00:00Z");
    private static final Origin ORIGIN = new Origin(1, "digest");

    private final Calendar calendar = Calendar.enter(until(2028), ORIGIN, NOW);

    @Test
    void warnsOnceHalfAYearBeforeItEnds() {
        assertThat(calendar.warn(LocalDate.of(2028, 6, 29), NOW)).isFalse();
        assertThat(calendar.warn(LocalDate.of(2028, 6, 30), NOW)).isTrue();
        assertThat(calendar.warn(LocalDate.of(2028, 7, 1), NOW)).isFalse();
        assertThat(calendar.outbox().entries())
                .last()
                .satisfies(entry -> assertThat(entry.data()).contains("england-and-wales.ends.2028-12-31"));
    }

    @Test
    void warnsAgainOfTheNextEnd() {
        calendar.warn(LocalDate.of(2028, 12, 1), NOW);
        calendar.revise(until(2029), ORIGIN, NOW);
        assertThat(calendar.warn(LocalDate.of(2028, 12, 1), NOW)).isFalse();
        assertThat(calendar.warn(LocalDate.of(2031, 1, 1), NOW)).isTrue();
    }

    private static Holidays until(int year) {
        return new Holidays("england-and-wales", LocalDate.of(2009, 1, 1), LocalDate.of(year, 12, 31), List.of());
    }
}
