package redress.triage.deadlines;

import java.time.Instant;

/**
 * The end of a stage and the reminder before it.
 *
 * @param remindAt 09:00 in London on a working day, always after the day of the event and never after {@code dueAt}
 * @param dueAt 23:59:59 in London on a working day; the whole of that second is still in time
 */
public record Deadline(Instant remindAt, Instant dueAt) {
    public Deadline {
        if (remindAt.isAfter(dueAt)) {
            throw new IllegalArgumentException("A reminder comes before the deadline");
        }
    }

    /** The first moment at which it is missed. */
    public Instant missedAt() {
        return missedAt(dueAt);
    }

    /** Whether what happens now comes too late for something due then. */
    public static boolean isMissed(Instant dueAt, Instant now) {
        return !now.isBefore(missedAt(dueAt));
    }

    private static Instant missedAt(Instant dueAt) {
        return dueAt.plusSeconds(1);
    }
}
