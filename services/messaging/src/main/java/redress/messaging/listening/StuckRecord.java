package redress.messaging.listening;

import java.time.Instant;

/**
 * A record that a listener tries again and again; what lies behind it in its partition waits.
 *
 * @param reason the name of the exception's class, without any text: it may hold what was stored
 * @param hopeless whether it fails by an error of the program, so that waiting will not put it right
 * @param since when it was tried first, by the real clock
 */
public record StuckRecord(
        String group,
        String topic,
        int partition,
        long offset,
        String reason,
        boolean hopeless,
        Instant since,
        int tries) {

    /** What tells it from others, such as {@code triage:redress.report-3@17}. */
    public String id() {
        return group + ":" + topic + "-" + partition + "@" + offset;
    }
}
