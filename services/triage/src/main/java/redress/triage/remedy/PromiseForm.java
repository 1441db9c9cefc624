package redress.triage.remedy;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import redress.events.codes.AgreedAction;
import redress.triage.forms.Known;
import redress.triage.forms.Text;

/** One action that the body promises. */
public record PromiseForm(
        @NotNull(message = "Choose the action.") @Known AgreedAction action,
        @NotNull(message = "Say what exactly is to be done.") @Text(max = 500) String detail,
        @NotNull(message = "Enter by when it is to be done.") LocalDate dueOn) {
    @Override
    public String toString() {
        return "PromiseForm[" + action + ", " + dueOn + "]";
    }
}
