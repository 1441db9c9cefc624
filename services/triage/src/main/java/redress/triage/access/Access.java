package redress.triage.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.platform.security.Caller;
import redress.triage.cases.CaseFile;
import redress.triage.casework.Part;
import redress.triage.panel.People;

/**
 * Decides who is what in a case. Anyone who speaks for the body is the body, whatever else they may be: a member of the steering group who
 * works there must not learn who reported in confidence.
 */
@Component
public class Access {

    private final People people;

    Access(People people) {
        this.people = people;
    }

    /** To be called before a case is locked: what {@link #roleOf} then asks of the register, it knows already. */
    public void prepare(Caller caller) {
        if (caller.holds("national", "england", "officer")) {
            people.hasSteeringGroup("");
        }
    }

    /** @return empty for somebody to whom the case does not exist */
    public Optional<Role> roleOf(Caller caller, CaseFile file) {
        return Part.of(
                        caller,
                        file,
                        compact ->
                                !people.hasSteeringGroup(compact, file.about().bodyId()))
                .map(part -> Role.valueOf(part.name()));
    }
}
