package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.Stage;
import redress.events.register.StageLimit;

class WorkingDaysTest {
    private final WorkingDays days = WorkingDays.of(SampleCalendars.YEARS_2026_27);

    @ParameterizedTest
    @CsvSource({
        "2026-03-31,  5, 2026-04-09", // Easter
        "2026-12-22,  5, 2026-12-31", // 28 December stands in for Boxing Day
        "2026-12-22, 10, 2027-01-08",
        "2026-08-28,  1, 2026-09-01", // the summer bank holiday
        "2026-06-09,  5, 2026-06-16",
        "2026-06-06,  3, 2026-06-10", // a Saturday
        "2027-03-25,  3, 2027-04-01", // Easter again
        "2026-06-07,  3, 2026-06-10", // a Sunday
        "2026-06-05,  3, 2026-06-10", // the Friday before
        "2026-04-03,  1, 2026-04-07", // Good Friday itself
    })
    void countsFromTheWorkingDayAfterTheEvent(LocalDate event, int workingDays, LocalDate due) {
        assertThat(days.after(event, workingDays)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-09, 5, 2026-03-31",
        "2026-06-16, 0, 2026-06-16",
        "2026-06-15, 1, 2026-06-12",
        "2026-12-31, 3, 2026-12-24",
    })
    void countsBackForReminders(LocalDate day, int workingDays, LocalDate before) {
        assertThat(days.before(day, workingDays)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-09T10:00:00Z, 5, 2026-06-16T22:59:59Z", // summer time
        "2026-12-08T10:00:00Z, 5, 2026-12-15T23:59:59Z", // winter time
        "2026-06-08T22:59:59Z, 1, 2026-06-09T22:59:59Z", // the last second of Monday in London
        "2026-06-08T23:00:00Z, 1, 2026-06-10T22:59:59Z", // already Tuesday in London
        "2026-03-27T12:00:00Z, 1, 2026-03-30T22:59:59Z", // clocks went forward on Sunday
        "2026-10-23T12:00:00Z, 1, 2026-10-26T23:59:59Z", // clocks went back on Sunday
    })
    void isDueAtTheEndOfTheDayInLondon(Instant event, int workingDays, Instant dueAt) {
        assertThat(days.dueAt(event, workingDays)).isEqualTo(dueAt);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-09T10:00:00Z, 5, 2, 2026-06-12T08:00:00Z, 2026-06-16T22:59:59Z",
        "2026-06-09T10:00:00Z, 5, 0, 2026-06-16T08:00:00Z, 2026-06-16T22:59:59Z",
        "2026-06-09T10:00:00Z, 5, 4, 2026-06-10T08:00:00Z, 2026-06-16T22:59:59Z",
        "2026-06-09T10:00:00Z, 5, 5, 2026-06-10T08:00:00Z, 2026-06-16T22:59:59Z",
        "2026-06-09T10:00:00Z, 5, 9, 2026-06-10T08:00:00Z, 2026-06-16T22:59:59Z",
        "2026-06-09T10:00:00Z, 1, 1, 2026-06-10T08:00:00Z, 2026-06-10T22:59:59Z",
        "2026-12-08T10:00:00Z, 5, 1, 2026-12-14T09:00:00Z, 2026-12-15T23:59:59Z",
    })
    void remindsInTheMorningButNeverOnTheDayOfTheEvent(
            Instant event, int workingDays, int remindDaysBefore, Instant remindAt, Instant dueAt) {
        assertThat(days.deadline(event, new StageLimit(Stage.REPLY, false, workingDays, remindDaysBefore)))
                .isEqualTo(new Deadline(remindAt, dueAt, false));
    }

    @Test
    void countsFromADayAsFromAMomentOfIt() {
        StageLimit limit = new StageLimit(Stage.REMEDY, false, 10, 2);

        assertThat(days.deadline(LocalDate.parse("2026-06-09"), limit))
                .isEqualTo(days.deadline(Instant.parse("2026-06-09T15:00:00Z"), limit));
    }

    @Test
    void countsByWeekendsAloneWhereTheCalendarEnds() {
        assertThat(days.after(LocalDate.parse("2027-12-24"), 3)).isEqualTo("2027-12-31");
        assertThat(days.after(LocalDate.parse("2027-12-24"), 4)).isEqualTo("2028-01-03");
        assertThat(days.before(LocalDate.parse("2026-01-05"), 2)).isEqualTo("2025-12-31");
        assertThat(days.isWorkingDay(LocalDate.parse("2030-12-25"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-24, 3, false", // up to the last day
        "2027-12-24, 4, true", // over it
        "2031-06-02, 5, true", // wholly behind it
        "2025-12-31, 1, false", // the day of the event itself is not counted
        "2025-12-30, 1, true", // before the first day
    })
    void isProvisionalWhereADayIsCountedWhoseHolidaysAreNotKnown(
            LocalDate event, int workingDays, boolean provisional) {
        assertThat(days.deadline(event, new StageLimit(Stage.REPLY, false, workingDays, 0))
                        .provisional())
                .isEqualTo(provisional);
    }

    @Test
    void joinsRangesWithAGapBetween() {
        WorkingDays both = WorkingDays.of(SampleCalendars.YEAR_2010, SampleCalendars.YEARS_2026_27);

        assertThat(both.after(LocalDate.parse("2010-04-01"), 1)).isEqualTo("2010-04-06");
        assertThat(both.after(LocalDate.parse("2026-04-02"), 1)).isEqualTo("2026-04-07");
        assertThat(both.lastDay()).isEqualTo("2027-12-31");
        assertThat(both.deadline(LocalDate.parse("2018-06-04"), new StageLimit(Stage.REPLY, false, 1, 0))
                        .provisional())
                .isTrue();
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> days.after(LocalDate.parse("2026-06-09"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> days.before(LocalDate.parse("2026-06-09"), -1));
    }
}
