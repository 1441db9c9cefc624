package redress.triage.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.AgreedAction;
import redress.events.codes.BreachCategory;
import redress.events.codes.CloseReason;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Outcome;
import redress.events.codes.Relationship;
import redress.events.codes.RemedyStatus;
import redress.events.codes.RuleResult;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.intake.KeyFacts;
import redress.triage.cases.Entry;
import redress.triage.cases.ExternalStep;
import redress.triage.cases.MustAct;
import redress.triage.cases.Reply;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.Mediation;
import redress.triage.panel.Panel;
import redress.triage.rules.Proposal;

/**
 * A case as it is shown to one caller; what the caller may not see is left out.
 *
 * @param provisional true when {@code dueAt} may become later, because the public holidays up to it are not known yet
 * @param note what the officer noted for the case file at acknowledgement
 * @param noAgreementReason why there was no panel, or no signed agreement
 * @param statementNeeded whether the body, if the report is put to it, is shown an agreed statement in its place
 */
@Schema(name = "CaseView")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String caseId,
        String reference,
        @Nullable String reportId,
        String compactId,
        String bodyId,
        String region,
        Stage stage,
        Instant since,
        @Nullable Instant remindAt,
        @Nullable Instant dueAt,
        @Nullable Boolean provisional,
        MustAct mustAct,
        @Nullable MissedEffect ifMissed,
        @Nullable Severity severity,
        Urgency urgency,
        IdentityMode identityMode,
        @Nullable Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        @Nullable KeyFacts facts,
        @Nullable String note,
        List<CheckView> ruleChecks,
        @Nullable Proposal proposal,
        @Nullable TriageView triage,
        @Nullable Reply reply,
        @Nullable Panel panel,
        @Nullable Mediation mediation,
        @Nullable Agreement agreement,
        @Nullable String noAgreementReason,
        List<ActionView> actions,
        List<ExternalStep> externalSteps,
        List<Outcome> outcomes,
        @Nullable String outcomeSummary,
        @Nullable CloseReason closeReason,
        List<Entry> timeline,
        List<AllowedAction> allowedActions,
        @Nullable Boolean statementNeeded,
        long version,
        List<ClockView> outsideClocks) {

    @Schema(name = "CaseRuleCheck")
    record CheckView(String ruleId, RuleResult result, String arithmetic, String undertaking) {}

    @Schema(name = "CaseTriage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TriageView(
            TriageResult result,
            Severity severity,
            Urgency urgency,
            List<String> undertakings,
            @Nullable String reason,
            @Nullable String statementForBody) {}

    @Schema(name = "CaseAction")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionView(
            String actionId,
            AgreedAction action,
            String detail,
            LocalDate dueOn,
            RemedyStatus status,
            @Nullable LocalDate recordedOn,
            @Nullable String evidence) {}

    /** @param href the address to send the action's form to */
    @Schema(name = "CaseAllowedAction")
    record AllowedAction(String name, String method, String href) {}

    @Schema(name = "CaseOutsideClock")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClockView(ExternalRoute route, @Nullable LocalDate lastDay, String note) {}
}
