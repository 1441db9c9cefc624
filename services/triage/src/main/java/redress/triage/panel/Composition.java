package redress.triage.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.platform.problems.Refusal.FieldError;
import redress.triage.access.CompactPool;

/**
 * The rules of forming a panel: one to three members of each sector, as many of one as of the other, all from the Compact's pool, none
 * speaking for the body. That none has a conflict of interest, the form asks.
 */
final class Composition {

    private static final int MOST_OF_A_SECTOR = 3;

    private Composition() {}

    /** @param sector null where the register is to say it */
    record Candidate(String personId, @Nullable Sector sector) {}

    /** Those of the pool who can sit in a case about the body. */
    static List<String> eligible(List<CompactPool.Member> pool, String bodyId) {
        return pool.stream()
                .filter(member -> member.sector() != null && !speaksFor(bodyId, member))
                .map(CompactPool.Member::personId)
                .toList();
    }

    /** For whom a candidate sits, as said, else as the register knows; null if neither does. */
    static @Nullable Sector sectorOf(Candidate each, List<CompactPool.Member> pool) {
        return each.sector() != null
                ? each.sector()
                : pool.stream()
                        .filter(member -> member.personId().equals(each.personId()))
                        .findFirst()
                        .map(CompactPool.Member::sector)
                        .orElse(null);
    }

    private static boolean speaksFor(String bodyId, CompactPool.Member member) {
        return member.grants().contains("body/" + bodyId + "/contact");
    }

    /** What is wrong with it, by field; empty for a panel that may be formed. */
    static List<FieldError> check(List<Candidate> candidates, List<CompactPool.Member> pool, String bodyId) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, CompactPool.Member> known = pool.stream()
                .collect(Collectors.toMap(CompactPool.Member::personId, Function.identity(), (one, other) -> one));
        Map<Sector, Integer> counts = new EnumMap<>(Sector.class);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate each = candidates.get(i);
            String field = "members[" + i + "].";
            Sector sector = sectorOf(each, pool);
            if (sector != null) {
                counts.merge(sector, 1, Integer::sum);
            }
            if (!seen.add(each.personId())) {
                errors.add(new FieldError(field + "personId", "Name each member only once."));
            }
            member(field, each, known.get(each.personId()), bodyId, errors);
        }
        int statutory = counts.getOrDefault(Sector.STATUTORY, 0);
        int voluntary = counts.getOrDefault(Sector.VCS, 0);
        if (statutory != voluntary || statutory < 1 || statutory > MOST_OF_A_SECTOR) {
            errors.add(new FieldError(
                    "members", "Choose as many from one sector as from the other, at least 1 and at most 3 of each."));
        }
        return errors;
    }

    private static void member(
            String field, Candidate each, CompactPool.@Nullable Member found, String bodyId, List<FieldError> errors) {
        if (found == null) {
            errors.add(new FieldError(field + "personId", "Choose somebody from the pool of the Compact."));
            return;
        }
        if (speaksFor(bodyId, found)) {
            errors.add(new FieldError(
                    field + "personId", "This person speaks for the body of the case. Choose somebody else."));
        }
        if (found.sector() != null && each.sector() != null && found.sector() != each.sector()) {
            errors.add(new FieldError(field + "sector", "This person stands for the other sector."));
        }
        if (found.sector() == null && each.sector() == null) {
            errors.add(new FieldError(field + "sector", "Choose the sector."));
        }
    }
}
