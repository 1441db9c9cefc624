package redress.triage.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.platform.security.Caller;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;

/**
 * Decides who is what in a case. Anyone who speaks for the body is the body, whatever else they may be: a member of the steering group who
 * works there must not learn who reported in confidence.
 */
@Component
public class Access {

    private final CaseDesk desk;
    private final People people;

    Access(CaseDesk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    /** To be called before a case is locked: what {@link #roleOf} then asks of the register, it knows already. */
    public void prepare(Caller caller) {
        if (isNational(caller)) {
            people.hasSteeringGroup("");
        }
    }

    /** @return empty for somebody to whom the case does not exist */
    public Optional<Role> roleOf(Caller caller, Case it) {
        var about = it.about();
        if (caller.holds("body", about.bodyId(), "contact")) {
            return it.shownToBody() ? Optional.of(Role.BODY) : Optional.empty();
        }
        if (caller.holds("compact", about.compactId(), "officer")
                || isNational(caller) && !people.hasSteeringGroup(about.compactId(), about.bodyId())) {
            return Optional.of(Role.OFFICER);
        }
        if (caller.holds("compact", about.compactId(), "chair")) {
            return Optional.of(Role.CHAIR);
        }
        return desk.seats(it.caseId(), caller.subject()) ? Optional.of(Role.PANEL) : Optional.empty();
    }

    /** Whether the caller acts for Compacts that have nobody of their own. */
    public static boolean isNational(Caller caller) {
        return caller.holds("national", "england", "officer");
    }
}
