package redress.triage.panel;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import redress.events.codes.Sector;
import redress.triage.forms.Known;

/**
 * A person proposed for a panel.
 *
 * @param conflict whether the person has a tie to either side: employee, trustee, funder, funded by, close relation in three years.
 *     A declaration has to be there, so it is never left out
 */
public record PanelMemberForm(
        @NotNull(message = "Say who.")
        @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,79}$", message = "Give the id of a person of the pool.")
        String personId,
        @NotNull(message = "Say for which sector.") @Known Sector sector,
        @NotNull(message = "Say whether there is a conflict of interest.") @JsonAlias("conflicts") Boolean conflict) {}
