package redress.register.people;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who acts for a Compact: its officers and chairs; the officers of the national body where it has neither. One who speaks for the body
 * that a case is about does not act in that case, whatever else they are. Where there is no officer the chairs act in the officer's
 * place, and the other way round. The one place where this is decided.
 */
@Component
public class Steering {

    private static final String NATIONAL = "national/england/officer";

    private final People people;

    /** @param grant by which the person acts */
    public record Acting(Person person, String grant) {}

    /**
     * Who acts.
     *
     * @param standIn whether these are of the national body, since nobody of the Compact's own acts
     * @param officers to be told what is for the officer
     * @param chairs to be told what is for the chairs
     */
    public record Group(boolean standIn, List<Acting> officers, List<Acting> chairs) {}

    Steering(People people) {
        this.people = people;
    }

    /** @param bodyId which body the case is about; null for the Compact as a whole */
    public Group of(String compactId, @Nullable String bodyId) {
        List<Acting> officers = holding("compact/" + compactId + "/officer", bodyId);
        List<Acting> chairs = holding("compact/" + compactId + "/chair", bodyId);
        if (officers.isEmpty() && chairs.isEmpty()) {
            List<Acting> national = holding(NATIONAL, bodyId);
            return new Group(true, national, national);
        }
        return new Group(false, officers.isEmpty() ? chairs : officers, chairs.isEmpty() ? officers : chairs);
    }

    /**
     * The Compacts for which somebody of their own acts, each with the bodies in whose cases nobody of them does, since all speak for the
     * body. Everywhere else the national body acts: the same rule as {@link #of}, for all Compacts at once.
     */
    public SortedMap<String, Set<String>> own() {
        SortedMap<String, Set<String>> groups = new TreeMap<>();
        for (Person person : people.holding("compact")) {
            for (String compactId : person.actsFor()) {
                groups.merge(compactId, new TreeSet<>(person.speaksFor()), (all, its) -> {
                    all.retainAll(its);
                    return all;
                });
            }
        }
        return groups;
    }

    private List<Acting> holding(String grant, @Nullable String bodyId) {
        return people.holding(grant).stream()
                .filter(person -> bodyId == null || !person.speaksFor(bodyId))
                .map(person -> new Acting(person, grant))
                .toList();
    }
}
