package redress.triage.deadlines;

import java.time.Instant;

/**
 * The end of a stage and the reminder before it.
 *
 * @param remindAt 09:00 in London on a working day, always after the day of the event and never after {@code dueAt}
 * @param dueAt 23:59:59 in London on a working day; the whole of that second is still in time
 * @param provisional whether days were counted whose public holidays are not known yet, so that it may come later
 */
public record Deadline(Instant remindAt, Instant dueAt, boolean provisional) {
    public Deadline {
        if (remindAt.isAfter(dueAt)) {
            throw new IllegalArgumentException("A reminder comes before the deadline");
        }
    }

    /** As people were told, unless it was counted anew and comes later. */
    public Deadline orLater(Deadline anew) {
        return new Deadline(
                later(remindAt, anew.remindAt),
                later(dueAt, anew.dueAt),
                anew.provisional && (provisional || anew.dueAt.isAfter(dueAt)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
