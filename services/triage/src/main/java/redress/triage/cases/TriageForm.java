package redress.triage.cases;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.triage.forms.Known;
import redress.triage.forms.Text;

/** The decision of triage. */
record TriageForm(
        @NotNull(message = "Choose what is to be done with it.") @Known TriageResult result,
        @NotNull(message = "Choose how grave it is.") @Known Severity severity,
        @NotNull(message = "Choose whether it is urgent.") @Known Urgency urgency,
        @NotNull(message = "Name the undertakings, or give an empty list.")
        @Size(max = 20, message = "Name at most 20 undertakings.")
        List<
                        @NotNull(message = "Name an undertaking.")
                        @Pattern(regexp = "^NC10-[1-5]\\.(?:[1-9]|1[0-9])$", message = "Use codes such as NC10-4.4.")
                        String>
                undertakings,
        @NotNull(message = "Give the reason.") @Text(max = 5_000, lines = true) String reason,
        @Text(max = 5_000, lines = true) @Nullable String statementForBody,
        @Nullable Boolean wordingAgreed) {

    Triage triage() {
        return new Triage(
                result,
                severity,
                urgency,
                List.copyOf(new LinkedHashSet<>(undertakings)),
                reason,
                statementForBody);
    }

    @Override
    public String toString() {
        return "TriageForm[" + result + "]";
    }
}
