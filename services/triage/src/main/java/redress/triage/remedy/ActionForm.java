package redress.triage.remedy;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.RemedyStatus;
import redress.triage.forms.Known;
import redress.triage.forms.Text;

/** What became of a promised action. */
public record ActionForm(
        @NotNull(message = "Choose what became of it.") @Known RemedyStatus status,
        @NotNull(message = "Enter the day on which this was seen.") LocalDate recordedOn,
        @Text(max = 2_000, lines = true) @Nullable String evidence) {
    @Override
    public String toString() {
        return "ActionForm[" + status + "]";
    }
}
