package redress.triage.deadlines;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.ExternalRoute;

/**
 * A time limit outside the Compact. It runs whatever happens to the case.
 *
 * @param lastDay the last day in Europe/London on which the route is open by this reckoning; null when it is not known
 * @param note how the day was reckoned and what else to know, in plain sentences that end with the warning that it is no legal advice
 */
public record OutsideClock(ExternalRoute route, @Nullable LocalDate lastDay, String note) {

    /** Whether the route is still open at the end of a day; false when the last day is not known. */
    public boolean openOn(LocalDate day) {
        return lastDay != null && !day.isAfter(lastDay);
    }
}
