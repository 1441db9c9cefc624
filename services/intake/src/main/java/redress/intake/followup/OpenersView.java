package redress.intake.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.events.codes.OpenerRole;
import redress.events.codes.OpeningReason;
import redress.intake.openings.Choice;
import redress.intake.openings.Opener;
import redress.intake.reports.Report;

/**
 * What a reporter is told of the one person who may open her name, and of each opening.
 *
 * @param name of the present one; left out where the register does not tell it just now
 * @param before who could before that, the last one first
 */
@Schema(name = "ReportOpeners")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenersView(
        @Nullable OpenerRole role,
        @Nullable String name,
        @Nullable Instant since,
        List<Former> before,
        List<Opened> openings) {

    @Schema(name = "ReportFormerOpener")
    record Former(OpenerRole role, Instant since) {}

    @Schema(name = "ReportOpening")
    record Opened(Instant at, Instant until, OpenerRole role, OpeningReason reason) {}

    static OpenersView of(Report report, Optional<Choice> choice) {
        Optional<Opener> present = report.opener()
                .filter(opener -> choice.isEmpty() || choice.get().is(opener.personId()));
        List<Former> before = new ArrayList<>();
        List<Opener> all = report.openers();
        for (int i = all.size() - 2; i >= 0; i--) {
            before.add(new Former(all.get(i).role(), all.get(i).since()));
        }
        return new OpenersView(
                present.map(Opener::role).orElse(null),
                present.flatMap(opener -> choice.map(Choice::name)).orElse(null),
                present.map(Opener::since).orElse(null),
                before,
                report.openings().stream()
                        .map(each -> new Opened(each.at(), each.until(), each.role(), each.reason()))
                        .toList());
    }
}
