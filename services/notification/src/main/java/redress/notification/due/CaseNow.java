package redress.notification.due;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.notification.routing.Trigger;

/**
 * Where a case stands.
 *
 * @param dueAt the end of the last day of the open step; null once the case is closed
 * @param provisional true when that may become later
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseNow(
        String caseId,
        Stage stage,
        @Nullable Instant dueAt,
        @Nullable Boolean provisional) {

    /** Why a reminder does not hold any more. */
    public enum Lapse {
        CASE_CLOSED,
        /** The step was taken, or is due on another day by now. */
        NO_LONGER_DUE,
        OVERDUE
    }

    /** The last day (Europe/London) of a deadline: it is the end of that day, and the very instant may already belong to the next. */
    public static LocalDate lastDay(Instant dueAt) {
        return LocalDate.ofInstant(dueAt.minusMillis(1), Trigger.LONDON);
    }

    /** The last day of the open step; empty when none is open, or its time has passed. */
    public Optional<LocalDate> dueOn(Instant now) {
        return dueAt == null || isPast(dueAt, now) ? Optional.empty() : Optional.of(lastDay(dueAt));
    }

    public boolean mayBeLater() {
        return Boolean.TRUE.equals(provisional);
    }

    /**
     * @param step the stage of which the reminder speaks; null where that may be any
     * @param named the day that the reminder names
     * @param now by the domain's clock
     * @return empty while it holds
     */
    public Optional<Lapse> lapse(@Nullable Stage step, @Nullable LocalDate named, Instant now) {
        if (stage == Stage.CLOSED || dueAt == null) {
            return Optional.of(Lapse.CASE_CLOSED);
        }
        if (step != null && stage != step || !lastDay(dueAt).equals(named)) {
            return Optional.of(Lapse.NO_LONGER_DUE);
        }
        return isPast(dueAt, now) ? Optional.of(Lapse.OVERDUE) : Optional.empty();
    }

    /** The whole of the last second is still in time. */
    private static boolean isPast(Instant dueAt, Instant now) {
        return !now.isBefore(dueAt.plusSeconds(1));
    }
}
