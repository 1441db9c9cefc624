package redress.intake.openings;

import java.time.Duration;
import java.time.Instant;
import redress.events.codes.OpenerRole;
import redress.events.codes.OpeningReason;

/** One act of opening, as stored with the report. It lasts for an hour, and for the one who did it. */
public record Opening(String personId, OpenerRole role, OpeningReason reason, Instant at) {

    private static final Duration LASTS = Duration.ofHours(1);

    public Instant until() {
        return at.plus(LASTS);
    }

    public boolean holds(String person, Instant now) {
        return personId.equals(person) && !now.isBefore(at) && now.isBefore(until());
    }
}
