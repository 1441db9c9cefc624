package redress.triage.cases;

import java.util.List;
import redress.triage.timeline.Kind;

/** What can happen to a case whatever its steps are. */
final class Kinds {

    static final Kind OPENED = Kind.forSteeringGroup("OPENED");
    static final Kind DEADLINE_NEAR = Kind.forSteeringGroup("DEADLINE_NEAR");
    static final Kind DEADLINE_MISSED = Kind.forSteeringGroup("DEADLINE_MISSED");
    static final Kind DEADLINE_MOVED = Kind.forAll("DEADLINE_MOVED");
    static final Kind WITHDRAWN = Kind.forAll("WITHDRAWN");
    static final Kind CLOSED = Kind.forAll("CLOSED");

    static final List<Kind> ALL = List.of(OPENED, DEADLINE_NEAR, DEADLINE_MISSED, DEADLINE_MOVED, WITHDRAWN, CLOSED);

    private Kinds() {}
}
