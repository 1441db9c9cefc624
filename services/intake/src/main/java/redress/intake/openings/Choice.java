package redress.intake.openings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.OpenerRole;

/**
 * What the register answers of a body of a Compact.
 *
 * @param personId who may open a name; null, as are role and name, when there is nobody
 * @param tied the ids of those of the Compact's own who are tied to the body
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Choice(
        @Nullable String personId,
        @Nullable OpenerRole role,
        @Nullable String name,
        List<String> tied) {

    public Choice {
        tied = tied == null ? List.of() : List.copyOf(tied);
    }

    public boolean is(String person) {
        return person.equals(personId);
    }

    /** Shows no name, also in logs. */
    @Override
    public String toString() {
        return "Choice[" + personId + "]";
    }
}
