package redress.triage.panel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.triage.forms.Text;

/** The panel that is to mediate. */
public record PanelForm(
        @NotEmpty(message = "Name the members.") @Size(max = Panel.MOST * 2, message = "At most 3 from each sector.")
        List<@NotNull(message = "Name a member.") @Valid PanelMemberForm> members,
        @Text(max = 120) @Nullable String mediator) {}
