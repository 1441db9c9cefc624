package redress.triage.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;

/**
 * Those who mediate in a case.
 *
 * @param mediator a neutral chair from outside, if there is one
 */
public record Panel(List<Seat> members, @Nullable String mediator) {

    public Panel {
        members = List.copyOf(members);
    }

    /** A member, who has declared to be without a conflict of interest. */
    public record Seat(String personId, Sector sector) {}

    public boolean seats(String personId) {
        return members.stream().anyMatch(seat -> seat.personId().equals(personId));
    }
}
