package redress.triage.cases;

import java.time.Instant;
import java.time.LocalDate;
import redress.triage.deadlines.WorkingDays;

/** Who acts, and when. */
public record Hand(String personId, Instant at) {

    /** The day in Europe/London. */
    LocalDate today() {
        return WorkingDays.dayOf(at);
    }
}
