package redress.triage.mediation;

import org.jspecify.annotations.Nullable;

/** What the body said. {@code proposes} is what it offers to do. */
public record Reply(String text, Position position, @Nullable String proposes) {
    @Override
    public String toString() {
        return "Reply[" + position + "]";
    }
}
