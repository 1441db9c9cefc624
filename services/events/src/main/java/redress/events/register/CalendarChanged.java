package redress.events.register;

import java.time.LocalDate;
import java.util.List;

/**
 * The public holidays of a calendar as they now stand. Register publishes; triage counts working days with them. Outside
 * {@code from} to {@code to} only weekends can be left out.
 */
public record CalendarChanged(String calendarId, long version, LocalDate from, LocalDate to, List<LocalDate> holidays)
        implements RegisterEvent {
    public CalendarChanged {
        holidays = List.copyOf(holidays);
    }

    @Override
    public String key() {
        return calendarId;
    }
}
