package redress.triage.cases;

import java.time.Instant;

/** A reminder or deadline of the process went off before the case says that it is due. */
final class TimerTooEarly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TimerTooEarly(Instant due) {
        super("It is due at " + due);
    }

    static void check(Instant due, Instant at) {
        if (at.isBefore(due)) {
            throw new TimerTooEarly(due);
        }
    }
}
