package redress.triage.cases;

import org.jspecify.annotations.Nullable;

/**
 * What the body answered.
 *
 * @param proposes what it offers to do
 */
public record Reply(
        String text, Position position, @Nullable String proposes) {

    /** How the body takes the concern. */
    public enum Position {
        ACCEPTS,
        EXPLAINS,
        DISPUTES
    }
}
