package redress.triage.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.platform.problems.Refusal;
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
    private final CompactPool people;

    Access(CaseDesk desk, CompactPool people) {
        this.desk = desk;
        this.people = people;
    }

    /** To be called before a case is locked: what {@link #roleOf} then asks of the register, it knows already. */
    public void prepare(Caller caller) {
        if (isNational(caller)) {
            people.freshen();
        }
    }

    /** @return empty for somebody to whom the case does not exist */
    public Optional<Role> roleOf(Caller caller, Case it) {
        return roleOf(caller, it, () -> desk.seats(List.of(it.caseId()), caller.subject()));
    }

    /** @param seats those of the cases in question on whose panel the caller has a seat; asked only where nothing else gives a role */
    Optional<Role> roleOf(Caller caller, Case it, Supplier<Set<String>> seats) {
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
        return seats.get().contains(it.caseId()) ? Optional.of(Role.PANEL) : Optional.empty();
    }

    /** For what is not there, and what is not the caller's to see: nobody can tell one from the other. */
    public static Refusal notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such case, or it is not yours to see.");
    }

    /** Whether the caller acts for Compacts that have nobody of their own. */
    public static boolean isNational(Caller caller) {
        return caller.holds("national", "england", "officer");
    }
}
