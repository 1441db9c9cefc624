package redress.triage.mediation;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import redress.triage.forms.Text;

/** The body's reply, sent by itself or by the officer on its behalf. */
public record ReplyForm(
        @NotNull(message = "Write the reply.") @Text(max = 10_000, lines = true) String text,
        @NotNull(message = "Choose the body's position.") Position position,
        @Text(max = 5_000, lines = true) @Nullable String proposes) {

    public Reply reply() {
        return new Reply(text, position, proposes);
    }

    @Override
    public String toString() {
        return "ReplyForm[" + position + "]";
    }
}
