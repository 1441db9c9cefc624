package redress.register.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.register.files.RegisterFiles;

/**
 * {@code calendars.yaml} against the Banking and Financial Dealings Act 1971: the days are computed here in another way than by hand,
 * and the days that governments proclaimed or moved once are listed.
 */
class HolidaysDataTest {

    private static final Holidays CALENDAR = new RegisterFiles()
            .read("calendars.yaml", CalendarsFile.class)
            .calendars()
            .get(0);

    private static final Map<LocalDate, LocalDate> MOVED = Map.of(
            day(2012, 5, 28), day(2012, 6, 4),
            day(2020, 5, 4), day(2020, 5, 8),
            day(2022, 5, 30), day(2022, 6, 2));

    private static final Set<LocalDate> ONCE =
            Set.of(day(2011, 4, 29), day(2012, 6, 5), day(2022, 6, 3), day(2022, 9, 19), day(2023, 5, 8));

    static IntStream years() {
        return IntStream.rangeClosed(CALENDAR.from().getYear(), CALENDAR.to().getYear());
    }

    @Test
    void coversTheYearsThatReportsAreAboutWithoutAGap() {
        assertThat(CALENDAR.id()).isEqualTo("england-and-wales");
        assertThat(CALENDAR.from()).isBeforeOrEqualTo(day(2009, 1, 1));
        assertThat(CALENDAR.to()).isAfterOrEqualTo(day(2028, 12, 31));
    }

    @ParameterizedTest
    @MethodSource("years")
    void hasTheHolidaysOfTheYear(int year) {
        assertThat(CALENDAR.dates().stream().filter(date -> date.getYear() == year))
                .containsExactlyElementsOf(computed(year));
    }

    @Test
    void listsNoWeekendsAndAllInOrder() {
        assertThat(CALENDAR.dates())
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates()
                .noneMatch(HolidaysDataTest::weekend);
        assertThat(CALENDAR.holidays()).allMatch(holiday -> !holiday.title().isBlank());
    }

    @Test
    void saysWhichDaysStandInForOthers() {
        assertThat(title(day(2026, 12, 28))).isEqualTo("Boxing Day (substitute day)");
        assertThat(title(day(2027, 12, 27))).isEqualTo("Christmas Day (substitute day)");
        assertThat(title(day(2028, 1, 3))).isEqualTo("New Year's Day (substitute day)");
        assertThat(title(day(2011, 4, 29))).startsWith("Wedding");
    }

    private static String title(LocalDate date) {
        return CALENDAR.holidays().stream()
                .filter(holiday -> holiday.date().equals(date))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private static List<LocalDate> computed(int year) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate easter = easter(year);
        days.add(nextFree(day(year, 1, 1), days));
        days.add(easter.minusDays(2));
        days.add(easter.plusDays(1));
        days.add(moved(first(year, Month.MAY)));
        days.add(moved(last(year, Month.MAY)));
        days.add(last(year, Month.AUGUST));
        LocalDate boxing = day(year, 12, 26);
        // A Boxing Day on a working day keeps its place; Christmas Day then gives way to the next free day.
        if (!weekend(boxing)) {
            days.add(boxing);
        }
        days.add(nextFree(day(year, 12, 25), days));
        if (weekend(boxing)) {
            days.add(nextFree(boxing, days));
        }
        ONCE.stream().filter(date -> date.getYear() == year).forEach(days::add);
        return days.stream().sorted().toList();
    }

    private static LocalDate nextFree(LocalDate date, List<LocalDate> taken) {
        LocalDate day = date;
        while (weekend(day) || taken.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate moved(LocalDate usual) {
        return MOVED.getOrDefault(usual, usual);
    }

    private static LocalDate first(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    }

    private static LocalDate last(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek().getValue() > 5;
    }

    /** Gauss's rule with its two exceptions; the data were made with another one. */
    private static LocalDate easter(int year) {
        int k = year / 100;
        int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
        int s = 2 - (3 * k + 3) / 4;
        int a = year % 19;
        int d = (19 * a + m) % 30;
        int r = (d + a / 11) / 29;
        int og = 21 + d - r;
        int sz = 7 - (year + year / 4 + s) % 7;
        int oe = 7 - (og - sz) % 7;
        return day(year, 3, 1).plusDays(og + oe - 1L);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
