package redress.triage.sections;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of section: what one step keeps of a case.
 *
 * @param key its name in the store; never changed, never used for anything else
 * @param type its shape in the newest format; a record of the step's own, which neither the API nor an event knows
 * @param upgrades how each older format becomes the next one, the first format's first; so their number is that of formats behind
 */
public record Section<T>(String key, Class<T> type, List<UnaryOperator<ObjectNode>> upgrades) {

    public Section {
        upgrades = List.copyOf(upgrades);
    }

    /** One whose first format is the newest. */
    public static <T> Section<T> of(String key, Class<T> type) {
        return new Section<>(key, type, List.of());
    }

    /** The shape that is written, and the newest that can be read. */
    public int format() {
        return upgrades.size() + 1;
    }
}
