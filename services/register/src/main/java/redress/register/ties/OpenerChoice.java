package redress.register.ties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.OpenerRole;
import redress.register.people.People;
import redress.register.people.Person;
import redress.register.people.Steering;

/**
 * Chooses the one person who may open who reported a body in confidence: the officer of the Compact, else a chair, else a vice-chair,
 * each only if they have declared to have no tie to the body; else an officer of the national body. Anyone who speaks for the body is
 * tied to it, whatever they have declared.
 */
@Component
class OpenerChoice {

    private static final List<OpenerRole> OWN = List.of(OpenerRole.OFFICER, OpenerRole.CHAIR, OpenerRole.VICE_CHAIR);

    private final People people;
    private final Declarations declarations;
    private final Steering steering;

    /** @param declared whether the person has said something of the body; who has not is not presumed to have no tie */
    private record Candidate(Person person, OpenerRole role, boolean declared, boolean tied) {
        boolean mayOpen() {
            return !tied && (declared || role == OpenerRole.NATIONAL_OFFICER);
        }
    }

    /** Who may open, in which role. */
    record Opener(Person person, OpenerRole role) {}

    /**
     * The answer for a body of a Compact.
     *
     * @param tied the ids of those of the Compact's own who are tied to the body
     * @param orphaned whether the national body acts, since nobody of the Compact's own does: for earlier versions of intake, which cannot
     *     read an answer without it
     */
    record Choice(Optional<Opener> opener, List<String> tied, boolean orphaned) {}

    OpenerChoice(People people, Declarations declarations, Steering steering) {
        this.people = people;
        this.declarations = declarations;
        this.steering = steering;
    }

    Choice of(String compactId, String bodyId) {
        List<Person> all = people.holding("compact/" + compactId);
        List<Person> national = inOrder("national/england/officer").toList();
        Map<String, Declaration> said = declarations.about(
                bodyId,
                Stream.concat(all.stream(), national.stream()).map(Person::id).toList());
        List<Candidate> candidates = new ArrayList<>();
        for (OpenerRole role : OWN) {
            inOrder("compact/" + compactId + "/" + grant(role))
                    .map(person -> candidate(person, role, bodyId, said.get(person.id())))
                    .forEach(candidates::add);
        }
        List<String> tied = candidates.stream()
                .filter(Candidate::tied)
                .map(each -> each.person().id())
                .distinct()
                .toList();
        national.stream()
                .map(person -> candidate(person, OpenerRole.NATIONAL_OFFICER, bodyId, said.get(person.id())))
                .forEach(candidates::add);
        return new Choice(
                candidates.stream()
                        .filter(Candidate::mayOpen)
                        .findFirst()
                        .map(each -> new Opener(each.person(), each.role())),
                tied,
                steering.of(compactId, bodyId).standIn());
    }

    /** The roles that declare, as grants name them. */
    static String grant(OpenerRole role) {
        return switch (role) {
            case OFFICER, NATIONAL_OFFICER -> "officer";
            case CHAIR -> "chair";
            case VICE_CHAIR -> "vice-chair";
            case UNKNOWN -> throw new IllegalArgumentException(role.name());
        };
    }

    private Stream<Person> inOrder(String grant) {
        return people.holding(grant).stream().sorted(Comparator.comparing(Person::id));
    }

    private static Candidate candidate(Person person, OpenerRole role, String bodyId, @Nullable Declaration said) {
        boolean tied = person.speaksFor(bodyId) || said != null && said.tied();
        return new Candidate(person, role, said != null, tied);
    }
}
