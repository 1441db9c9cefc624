package redress.triage.deadlines;

import java.time.Instant;

/**
 * The end of a stage and the reminder before it.
 *
 * @param remindAt 09:00 in London on a working day, always after the day of the event and never after {@code dueAt}
 * @param dueAt 23:59:59 in London on a working day; the step is still in time then
 */
public record Deadline(Instant remindAt, Instant dueAt) {
    public Deadline {
        if (remindAt.isAfter(dueAt)) {
            throw new IllegalArgumentException("A reminder comes before the deadline");
        }
    }
}
