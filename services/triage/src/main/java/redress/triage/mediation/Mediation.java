package redress.triage.mediation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How mediation ended.
 *
 * @param heldOn the day of the last meeting, Europe/London; null where they never met, and never with an agreement
 * @param note an officer's own words, for the case file only
 */
public record Mediation(
        Result result, @Nullable LocalDate heldOn, @Nullable String note) {

    /** Whether terms were found. */
    public enum Result {
        AGREEMENT,
        NO_AGREEMENT
    }
}
