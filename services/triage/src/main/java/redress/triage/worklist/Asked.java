package redress.triage.worklist;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;

/**
 * What somebody looks for among the cases that they may see.
 *
 * @param stage null for all that are open, or for all whatever their stage where there is a reference
 * @param reference a reference or its beginning, in any case, with or without hyphens
 * @param bodyIds only those about these bodies; empty for any
 * @param category only those of which a report tells this; anyone who may not see it does not find by it
 * @param found null where nobody has searched by words
 */
record Asked(
        @Nullable Stage stage,
        @Nullable String reference,
        Set<Only> only,
        Set<String> bodyIds,
        @Nullable BreachCategory category,
        @Nullable Found found) {

    /** A filter that is on or off. */
    enum Only {
        /** Of which the caller is the owner. Owning a case shows none that the caller would not see otherwise. */
        MINE,
        UNOWNED,
        OVERDUE,
        URGENT
    }

    /** What a search by words has found elsewhere: cases about one of the bodies, or opened for one of the reports. */
    record Found(Set<String> bodyIds, Set<String> reportIds) {
        Found {
            bodyIds = Set.copyOf(bodyIds);
            reportIds = Set.copyOf(reportIds);
        }
    }

    static final Asked OPEN = new Asked(null, null, Set.of(), Set.of(), null, null);

    Asked {
        only = Set.copyOf(only);
        bodyIds = Set.copyOf(bodyIds);
    }

    boolean is(Only filter) {
        return only.contains(filter);
    }

    /** Whether it is the list of closed cases, in the order of their closing. */
    boolean closed() {
        return stage == Stage.CLOSED && reference == null;
    }

    /** Whether no case can be all of that. */
    boolean isContradictory() {
        return is(Only.MINE) && is(Only.UNOWNED) || is(Only.OVERDUE) && stage == Stage.CLOSED;
    }
}
