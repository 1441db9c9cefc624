package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import redress.events.codes.OpenerRole;
import redress.events.disclosure.Viewer;
import redress.intake.openings.Choice;
import redress.intake.openings.Opening;

/**
 * Who may open what of the report is for one person alone. Left out where there is nothing of that kind.
 *
 * @param role left out, as is the name, when there is nobody
 * @param you whether it is the caller
 * @param openUntil how long what the caller opened is shown to them; left out when nothing is open
 */
@Schema(name = "ReportContentOpener")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenerView(
        @Nullable OpenerRole role,
        @Nullable String name,
        boolean you,
        @Nullable Instant openUntil) {

    static @Nullable OpenerView of(Look look) {
        Choice choice = look.choice();
        if (choice == null || !look.report().filed().needsOpener()) {
            return null;
        }
        return new OpenerView(
                choice.role(),
                choice.name(),
                look.mayOpen(),
                look.viewer() != Viewer.OPENER
                        ? null
                        : look.report().openings().stream()
                                .filter(each -> choice.is(each.personId()))
                                .map(Opening::until)
                                .max(Comparator.naturalOrder())
                                .orElse(null));
    }
}
