package redress.triage.mediation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import redress.triage.forms.Text;
import redress.triage.remedy.PromiseForm;

/** The signed agreement with what it promises. */
public record AgreementForm(
        @NotNull(message = "Write what was agreed.") @Text(max = 10_000, lines = true) String text,
        @NotEmpty(message = "Name at least one action.") @Size(max = 20, message = "Name at most 20 actions.")
        List<@NotNull(message = "Name the action.") @Valid PromiseForm> actions,
        @NotNull(message = "Enter the day on which the body signed.") LocalDate signedByBodyOn,
        @NotNull(message = "Enter the day on which the group signed.") LocalDate signedByGroupOn) {

    public Agreement agreement() {
        return new Agreement(text, signedByBodyOn, signedByGroupOn);
    }

    @Override
    public String toString() {
        return "AgreementForm[" + actions.size() + " actions]";
    }
}
