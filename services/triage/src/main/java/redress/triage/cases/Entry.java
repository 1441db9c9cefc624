package redress.triage.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a case's timeline. Holds no free text of anybody.
 *
 * @param by the id of the person who acted; null for the clock and for the reporter
 */
public record Entry(
        Instant at, Kind kind, String text, @Nullable String by) {

    /** What kind of thing happened. */
    public enum Kind {
        OPENED,
        ACKNOWLEDGED,
        TRIAGED,
        REPLIED,
        PANEL_FORMED,
        MEDIATED,
        AGREED,
        NO_AGREEMENT,
        ACTION_RECORDED,
        OUTCOME_RECORDED,
        EXTERNAL_STEP,
        DEADLINE_NEAR,
        DEADLINE_MISSED,
        DEADLINE_MOVED,
        WITHDRAWN,
        CLOSED
    }
}
