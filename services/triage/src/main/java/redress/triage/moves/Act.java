package redress.triage.moves;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redress.triage.access.Role;
import redress.triage.deadlines.WorkingDays;

/**
 * A move being made.
 *
 * @param by the id of the person
 * @param role as what the person acts
 * @param at the moment of all that it causes
 * @param thing the id of the thing with which it is done, where there are several
 */
public record Act(
        String by, Role role, Instant at, @Nullable String thing) {

    public String thingId() {
        return Objects.requireNonNull(thing, "this move is done with one thing of several");
    }

    /** Checks of what was sent, on the day of the move. */
    public Check check() {
        return new Check(WorkingDays.dayOf(at));
    }
}
