package redress.triage.deadlines;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import redress.events.register.CalendarChanged;

/** The public holidays of England and Wales in a few years. */
final class SampleCalendars {
    static final CalendarChanged YEARS_2026_27 = calendar(
            "2026-01-01",
            "2027-12-31",
            "2026-01-01",
            "2026-04-03",
            "2026-04-06",
            "2026-05-04",
            "2026-05-25",
            "2026-08-31",
            "2026-12-25",
            "2026-12-28",
            "2027-01-01",
            "2027-03-26",
            "2027-03-29",
            "2027-05-03",
            "2027-05-31",
            "2027-08-30",
            "2027-12-27",
            "2027-12-28");
    static final CalendarChanged YEAR_2010 = calendar(
            "2010-01-01",
            "2010-12-31",
            "2010-01-01",
            "2010-04-02",
            "2010-04-05",
            "2010-05-03",
            "2010-05-31",
            "2010-08-30",
            "2010-12-27",
            "2010-12-28");

    private SampleCalendars() {}

    static CalendarChanged calendar(String from, String to, String... holidays) {
        List<LocalDate> days = Stream.of(holidays).map(LocalDate::parse).toList();
        return new CalendarChanged("england-and-wales", 1, LocalDate.parse(from), LocalDate.parse(to), days);
    }
}
