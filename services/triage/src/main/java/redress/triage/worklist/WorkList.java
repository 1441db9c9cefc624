package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;

/**
 * A page of a work list.
 *
 * @param next where the next page begins; null on the last
 */
@Schema(name = "WorkList")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkList(List<Item> items, @Nullable String next) {

    /**
     * @param dueAt null when the case is closed
     * @param provisional true when {@code dueAt} may become later, because the public holidays up to it are not known yet
     * @param mine whether the caller is the owner of the case; false for everybody who speaks for the body
     */
    @Schema(name = "WorkListItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String caseId,
            String reference,
            String compactId,
            String bodyId,
            Stage stage,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional,
            boolean overdue,
            @Nullable Severity severity,
            Urgency urgency,
            MustAct mustAct,
            boolean mine) {}
}
