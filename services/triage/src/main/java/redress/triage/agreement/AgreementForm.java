package redress.triage.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import redress.events.codes.AgreedAction;
import redress.platform.forms.Known;
import redress.platform.forms.Text;

/** What recording an agreement asks for. */
record AgreementForm(
        @NotNull(message = "Write what was agreed.") @Text(max = 10_000, lines = true)
        String text,

        @NotNull(message = "Name at least one action.") @Size(min = 1, max = 20, message = "Name from 1 to 20 actions.")
        List<@NotNull(message = "Name an action.") @Valid PromiseForm> actions,

        @NotNull(message = "Enter the day on which the body signed.")
        LocalDate signedByBodyOn,

        @NotNull(message = "Enter the day on which the group signed.")
        LocalDate signedByGroupOn) {

    record PromiseForm(
            @NotNull(message = "Choose the kind of action.") @Known
            AgreedAction action,

            @NotNull(message = "Say what exactly is to be done.") @Text(max = 500)
            String detail,

            @NotNull(message = "Enter by when it is to be done.")
            LocalDate dueOn) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Override
    public String toString() {
        return "[***]";
    }
}
