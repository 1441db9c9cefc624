package redress.intake.openings;

import java.time.Instant;
import redress.events.codes.OpenerRole;

/** The one person who may open who filed a report, as stored with it. */
public record Opener(String personId, OpenerRole role, Instant since) {

    /** Whether it is the same person in the same role. */
    public boolean is(String person, OpenerRole as) {
        return personId.equals(person) && role == as;
    }
}
