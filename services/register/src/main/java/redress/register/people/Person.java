package redress.register.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;

/**
 * A person with a part in a Compact.
 *
 * @param sector the side the person stands for; null for people who stand for none
 * @param grants what the person may act as, each {@code kind/id/role}, such as {@code compact/thurrock/officer}
 */
public record Person(
        String id, String name, String email, @Nullable Sector sector, List<String> grants) {

    /** What an id looks like. */
    static final String ID = "^[a-z0-9][a-z0-9-]{0,99}$";

    /** Whether a grant is the given one or lies below it, segment by segment: {@code compact/thurrock} covers all of Thurrock's. */
    public boolean holds(String prefix) {
        return grants.stream().anyMatch(grant -> grant.equals(prefix) || grant.startsWith(prefix + "/"));
    }

    /** Whether the person is the body, whatever else they are. */
    public boolean speaksFor(String bodyId) {
        return holds("body/" + bodyId);
    }

    /** The bodies that the person is. */
    Set<String> speaksFor() {
        return grants.stream()
                .map(grant -> grant.split("/"))
                .filter(parts -> parts.length > 1 && parts[0].equals("body"))
                .map(parts -> parts[1])
                .collect(Collectors.toSet());
    }

    /** The Compacts that the person acts for, as officer or chair. */
    Set<String> actsFor() {
        return grants.stream()
                .map(grant -> grant.split("/"))
                .filter(parts -> parts.length == 3 && parts[0].equals("compact"))
                .filter(parts -> parts[2].equals("officer") || parts[2].equals("chair"))
                .map(parts -> parts[1])
                .collect(Collectors.toSet());
    }

    /** Shows no name or address, also in logs. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
