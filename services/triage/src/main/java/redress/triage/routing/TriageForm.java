package redress.triage.routing;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.platform.forms.Known;
import redress.platform.forms.Text;

/** What triage asks for. */
record TriageForm(
        @NotNull(message = "Choose what is to be done with it.") @Known
        TriageResult result,

        @NotNull(message = "Choose how serious it is.") @Known
        Severity severity,

        @NotNull(message = "Choose whether it is urgent.") @Known
        Urgency urgency,

        @NotNull(message = "Name the undertakings, or give an empty list.")
        @Size(max = 20, message = "Name at most 20 undertakings.")
        @ArraySchema(uniqueItems = true)
        List<
                        @NotNull(message = "Name an undertaking.")
                        @Pattern(
                                regexp = "^NC10-(1\\.[1-8]|2\\.[1-9]|3\\.(1[0-9]|[1-9])|4\\.[1-7]|5\\.[1-5])$",
                                message = "Give an undertaking such as NC10-4.4.")
                        String>
                undertakings,

        @NotNull(message = "Give the reason.") @Text(max = 5_000, lines = true)
        String reason,

        @Text(max = 5_000, lines = true) @Nullable String statementForBody,
        @Nullable Boolean wordingAgreed) {

    @Override
    public String toString() {
        return "[***]";
    }
}
