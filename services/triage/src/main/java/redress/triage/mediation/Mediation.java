package redress.triage.mediation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.triage.sections.Section;

/**
 * How mediation ended.
 *
 * @param heldOn the day of the last meeting, Europe/London; null where they never met, and never with an agreement
 * @param note an officer's own words, for the case file only
 */
record Mediation(
        Result result, @Nullable LocalDate heldOn, @Nullable String note) {

    static final Section<Mediation> SECTION = Section.of("mediation", Mediation.class);

    /** Whether terms were found. */
    enum Result {
        AGREEMENT,
        NO_AGREEMENT
    }
}
