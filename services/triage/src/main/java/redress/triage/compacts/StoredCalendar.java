package redress.triage.compacts;

import java.time.LocalDate;
import java.util.List;
import redress.events.register.CalendarChanged;
import redress.platform.formats.Format;

/** A calendar as triage stores it, whatever events will say of one. */
@Format(1)
record StoredCalendar(String calendarId, long version, LocalDate from, LocalDate to, List<LocalDate> holidays) {

    static StoredCalendar of(CalendarChanged told) {
        return new StoredCalendar(told.calendarId(), told.version(), told.from(), told.to(), told.holidays());
    }

    CalendarChanged told() {
        return new CalendarChanged(calendarId, version, from, to, holidays);
    }
}
