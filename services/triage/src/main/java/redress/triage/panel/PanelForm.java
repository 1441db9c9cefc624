package redress.triage.panel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.platform.forms.Known;
import redress.platform.forms.Text;

/**
 * What forming a panel asks for.
 *
 * @param mediator a neutral chair from outside
 */
record PanelForm(
        @NotNull(message = "Name the members.") @Size(min = 1, max = 6, message = "Name from 1 to 3 of each sector.")
        List<@NotNull(message = "Name a member.") @Valid PanelMemberForm> members,

        @Text(max = 120) @Nullable String mediator) {

    /**
     * @param sector as the register has it where it is left out
     * @param conflict whether the member declares a tie to either side in the last three years; never left out
     */
    record PanelMemberForm(
            @NotNull(message = "Name the person.")
            @Pattern(regexp = "^[A-Za-z0-9-]{1,80}$", message = "Give the id of a person.")
            String personId,

            @Known @Nullable Sector sector,

            @NotNull(message = "Say whether there is a conflict of interest.")
            @AssertFalse(
                    message = "Somebody with a conflict of interest cannot sit on this panel. Choose somebody else.")
            Boolean conflict) {}

    @Override
    public String toString() {
        return "[***]";
    }
}
