package redress.register.ties;

import java.time.Instant;
import java.util.List;

/**
 * What a person says of one body, at a moment.
 *
 * @param ties none for somebody who has no tie
 */
record Declaration(String bodyId, List<Tie> ties, Instant at) {

    boolean tied() {
        return !ties.isEmpty();
    }

    boolean saysTheSameAs(Declaration other) {
        return bodyId.equals(other.bodyId) && ties.equals(other.ties);
    }
}
