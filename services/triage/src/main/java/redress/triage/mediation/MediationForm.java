package redress.triage.mediation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.triage.forms.Text;

/** How the mediation ended. */
public record MediationForm(
        @NotNull(message = "Choose how it ended.") MediationResult result,
        @NotNull(message = "Enter the day of the last meeting.") LocalDate heldOn,
        @Text(max = 5_000, lines = true) @Nullable String note) {

    public Mediation mediation() {
        return new Mediation(result, heldOn, note);
    }

    @Override
    public String toString() {
        return "MediationForm[" + result + "]";
    }
}
