package redress.triage.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.Outcome;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.triage.cases.MustAct;
import redress.triage.outcome.CaseEnds.End;

/**
 * A page of a work list.
 *
 * @param next where the next page begins; null on the last
 */
@Schema(name = "WorkList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkListView(List<Item> items, @Nullable String next) {

    static final WorkListView NOTHING = new WorkListView(List.of(), null);

    /** With how they ended, for those that are closed. */
    WorkListView with(Map<String, End> ends) {
        return new WorkListView(
                items.stream().map(item -> item.with(ends.get(item.caseId))).toList(), next);
    }

    List<String> closed() {
        return items.stream()
                .filter(item -> item.stage == Stage.CLOSED)
                .map(Item::caseId)
                .toList();
    }

    /**
     * What is shown of a case to whom depends on the same rules as in the case itself.
     *
     * @param reportId of the report for which it was opened; missing for the body where the report is not shown to it, as are the categories
     * @param dueAt null when the case is closed
     * @param provisional true when {@code dueAt} may become later, because the public holidays up to it are not known yet
     * @param identityMode null in a case of an earlier version that was not changed since, until it is filled in
     * @param ownerId who of the steering group works on it; missing as long as nobody does, and for everybody who speaks for the body
     * @param mine whether the caller is the owner of the case; false for everybody who speaks for the body
     * @param closedAt null as long as the case is open, as are the reason and the outcomes
     */
    @Schema(name = "WorkListItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String caseId,
            String reference,
            @Nullable String reportId,
            String compactId,
            String bodyId,
            Stage stage,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional,
            boolean overdue,
            @Nullable Severity severity,
            Urgency urgency,
            @Nullable IdentityMode identityMode,
            @Nullable List<BreachCategory> categories,
            MustAct mustAct,
            @Nullable String ownerId,
            boolean mine,
            @Nullable Instant closedAt,
            @Nullable CloseReason closeReason,
            @Nullable List<Outcome> outcomes) {

        Item with(@Nullable End end) {
            return end == null
                    ? this
                    : new Item(
                            caseId,
                            reference,
                            reportId,
                            compactId,
                            bodyId,
                            stage,
                            since,
                            dueAt,
                            provisional,
                            overdue,
                            severity,
                            urgency,
                            identityMode,
                            categories,
                            mustAct,
                            ownerId,
                            mine,
                            closedAt,
                            end.reason(),
                            end.outcomes());
        }
    }
}
