package redress.triage.deadlines;

import java.time.LocalDate;

/**
 * A day had to be counted whose public holidays nobody has loaded. The deadline is not guessed: the calendar has to be extended in the
 * register first.
 */
public final class DeadlineBeyondCalendar extends RuntimeException {
    private final String calendarId;
    private final LocalDate day;

    DeadlineBeyondCalendar(String calendarId, LocalDate day) {
        super("The calendar " + calendarId + " holds no public holidays for " + day);
        this.calendarId = calendarId;
        this.day = day;
    }

    public String calendarId() {
        return calendarId;
    }

    /** The first day that could not be counted. */
    public LocalDate day() {
        return day;
    }
}
