package redress.register.ties;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * All that a person has declared for a Compact.
 *
 * @param declarations the oldest first; of those about one body the last counts
 */
@Document("register_ties")
@Format(1)
record DeclaredTies(
        @Id String id,
        @Version @Nullable Long version,
        String compactId,
        String personId,
        List<Declaration> declarations) {

    /** Above it only what still counts is kept. */
    private static final int MOST = 1_000;

    static DeclaredTies none(String compactId, String personId) {
        return new DeclaredTies(id(compactId, personId), null, compactId, personId, List.of());
    }

    static String id(String compactId, String personId) {
        return compactId + " " + personId;
    }

    Optional<Declaration> about(String bodyId) {
        return declarations.stream()
                .filter(each -> each.bodyId().equals(bodyId))
                .reduce((earlier, later) -> later);
    }

    /** What only repeats what was declared before is left out; of very many, those that were long replaced are let go. */
    DeclaredTies with(List<Declaration> newer) {
        List<Declaration> all = new ArrayList<>(declarations);
        newer.stream()
                .filter(each -> about(each.bodyId()).filter(each::saysTheSameAs).isEmpty())
                .forEach(all::add);
        Set<String> later = new HashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!later.add(all.get(i).bodyId()) && all.size() > MOST) {
                all.remove(i);
            }
        }
        return new DeclaredTies(id, version, compactId, personId, List.copyOf(all));
    }
}
