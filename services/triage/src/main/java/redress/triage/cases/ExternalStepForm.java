package redress.triage.cases;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.triage.forms.Known;
import redress.triage.forms.Text;

/** A step outside the Compact. */
record ExternalStepForm(
        @NotNull(message = "Choose the route.") @Known ExternalRoute route,
        @NotNull(message = "Choose what came of it.") @Known ExternalResult result,
        @NotNull(message = "Enter the day.") LocalDate happenedOn,
        @Text(max = 2_000, lines = true) @Nullable String note) {
    @Override
    public String toString() {
        return "ExternalStepForm[" + route + "]";
    }
}
