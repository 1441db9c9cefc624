package redress.events.register;

import java.time.LocalDate;

/**
 * The days that a calendar can be relied on end within half a year: somebody has to add the public holidays behind them. Register
 * publishes, once for each last day; notification tells the national administrators.
 *
 * @param endingId the calendar and its last day
 */
public record CalendarEnding(String endingId, String calendarId, LocalDate lastDay) implements RegisterEvent {

    public CalendarEnding(String calendarId, LocalDate lastDay) {
        this(calendarId + ".ends." + lastDay, calendarId, lastDay);
    }

    /** Not the calendar's own: the topic keeps the latest of each key, and that must stay what the calendar says. */
    @Override
    public String key() {
        return endingId;
    }
}
