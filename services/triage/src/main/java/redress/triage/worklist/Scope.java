package redress.triage.worklist;

import java.util.Map;
import java.util.Set;

/**
 * What a caller may look into.
 *
 * @param compactIds whose every case it sees
 * @param elsewhere bodies by Compact, of which it sees the cases about these bodies alone
 * @param bodyIds whose cases it sees once they were put to the body
 * @param personId for whom there may be seats on panels
 */
record Scope(Set<String> compactIds, Map<String, Set<String>> elsewhere, Set<String> bodyIds, String personId) {

    Scope {
        compactIds = Set.copyOf(compactIds);
        elsewhere = Map.copyOf(elsewhere);
        bodyIds = Set.copyOf(bodyIds);
    }

    /** Whether the caller sees a case about that body as the body, and nothing that is kept from it. */
    boolean isBody(String bodyId) {
        return bodyIds.contains(bodyId);
    }
}
