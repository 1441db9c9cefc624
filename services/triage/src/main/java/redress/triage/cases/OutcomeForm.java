package redress.triage.cases;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import redress.events.codes.Outcome;
import redress.triage.forms.Known;
import redress.triage.forms.Text;

/** What came of the case. */
record OutcomeForm(
        @NotEmpty(message = "Choose at least one outcome.") @Size(max = 15, message = "Choose at most 15 outcomes.")
        List<@NotNull(message = "Choose an outcome.") @Known Outcome> outcomes,
        @NotNull(message = "Write a summary.") @Text(max = 5_000, lines = true) String summary) {
    @Override
    public String toString() {
        return "OutcomeForm" + outcomes;
    }
}
