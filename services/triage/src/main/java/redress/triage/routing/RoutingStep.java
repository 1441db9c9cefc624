package redress.triage.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.codes.Route;
import redress.events.codes.RuleResult;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseTriaged;
import redress.events.triage.RuleFinding;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.forms.Fields;
import redress.triage.forms.Need;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.CaseViewer;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** Deciding the route, for officer and chairs. The body sees what was decided, and why where the report itself is shown to it. */
@Component
@Order(2)
class RoutingStep implements Step {

    private static final Kind TRIAGED = Kind.forAll("TRIAGED");

    @Schema(name = "CaseRuleCheck")
    record CheckView(String ruleId, RuleResult result, String arithmetic, String undertaking) {}

    @Schema(name = "CaseProposal")
    record ProposalView(Severity severity, Urgency urgency, Route route, List<String> reasons) {}

    @Schema(name = "CaseTriage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TriageView(
            TriageResult result,
            Severity severity,
            Urgency urgency,
            List<String> undertakings,
            @Nullable String reason,
            @Nullable String statementForBody) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("triage", TriageForm.class, RoutingStep::triage)
                .in(Stage.TRIAGE)
                .by(Role.OFFICER, Role.CHAIR)
                .checking((form, check) -> check.once("undertakings", form.undertakings()))
                .needing(RoutingStep::neededForTheBody)
                .narrowed(RoutingStep::narrow)
                .described("triageCase", "Decide the route", ""));
    }

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.many("undertakings", String.class, SeenBy.BY_ALL, (it, viewer) -> undertakings(it)),
                Slice.many("ruleChecks", CheckView.class, SeenBy.BY_BODY_UNLESS_VEILED, (it, viewer) -> checks(it)),
                Slice.one("proposal", ProposalView.class, SeenBy.BY_STEERING_GROUP, (it, viewer) -> proposal(it)),
                Slice.one("triage", TriageView.class, SeenBy.BY_ALL, RoutingStep::decided));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(TRIAGED);
    }

    private static void triage(Case it, TriageForm form, Act act) {
        Decision decision = new Decision(
                form.result(),
                form.severity(),
                form.urgency(),
                form.undertakings(),
                form.reason(),
                form.statementForBody(),
                Boolean.TRUE.equals(form.wordingAgreed()));
        if (!results(it).contains(decision.result())) {
            throw new CaseRefused("result", "An anonymous report is evidence only: it cannot be put to the body.");
        }
        it.leave(Map.of("route", decision.accepted() ? "ACCEPTED" : "CLOSED"), act.at());
        it.keep(Decision.SECTION, decision, act.at());
        it.weigh(decision.severity(), decision.urgency());
        if (decision.accepted()) {
            it.putToBody(act.at());
        }
        it.note(TRIAGED, Map.of("result", decision.result().name()), act.by(), act.at());
        it.publish(
                new CaseTriaged(
                        it.about(),
                        act.at(),
                        decision.result(),
                        decision.severity(),
                        decision.urgency(),
                        decision.undertakings(),
                        found(it)),
                act.at());
    }

    /** What can be decided: reports without a reporter are evidence only. */
    private static List<TriageResult> results(Case it) {
        boolean anonymous =
                it.reports().stream().allMatch(report -> report.identityMode() == IdentityMode.ANONYMOUS_EVIDENCE);
        return Stream.of(TriageResult.values())
                .filter(result -> result != TriageResult.UNKNOWN)
                .filter(result -> !anonymous || result != TriageResult.ACCEPT)
                .toList();
    }

    private static boolean statementNeeded(Case it) {
        return it.statementNeeded() && results(it).contains(TriageResult.ACCEPT);
    }

    private static List<Need> neededForTheBody(Case it) {
        return statementNeeded(it)
                ? List.of(
                        Need.of(
                                "statementForBody",
                                "result",
                                TriageResult.ACCEPT,
                                "The report itself is not shown to the body. Write what the body is told."),
                        Need.of(
                                "wordingAgreed",
                                "result",
                                TriageResult.ACCEPT,
                                "The reporter has to agree to the wording for the body first."))
                : List.of();
    }

    private static void narrow(Case it, Fields fields) {
        fields.offering("result", results(it).stream().map(Enum::name).toList());
        if (!statementNeeded(it)) {
            fields.without("statementForBody", "wordingAgreed");
        }
        RouteProposal kept = it.find(RouteProposal.SECTION);
        if (kept != null) {
            fields.preset("severity", kept.proposal().severity())
                    .preset("urgency", kept.proposal().urgency())
                    .preset("undertakings", undertakings(it));
        }
    }

    private static List<RuleFinding> found(Case it) {
        RouteProposal kept = it.find(RouteProposal.SECTION);
        return kept == null
                ? List.of()
                : kept.checks().stream()
                        .map(check -> new RuleFinding(check.ruleId(), check.result()))
                        .toList();
    }

    /** As decided, before that as reported. */
    private static List<String> undertakings(Case it) {
        Decision decision = it.find(Decision.SECTION);
        return decision != null
                ? decision.undertakings()
                : it.reports().stream()
                        .flatMap(report -> report.undertakings().stream())
                        .distinct()
                        .toList();
    }

    private static List<CheckView> checks(Case it) {
        RouteProposal kept = it.find(RouteProposal.SECTION);
        return kept == null
                ? List.of()
                : kept.checks().stream()
                        .map(check ->
                                new CheckView(check.ruleId(), check.result(), check.arithmetic(), check.undertaking()))
                        .toList();
    }

    private static @Nullable ProposalView proposal(Case it) {
        RouteProposal kept = it.find(RouteProposal.SECTION);
        return kept == null
                ? null
                : new ProposalView(
                        kept.proposal().severity(),
                        kept.proposal().urgency(),
                        kept.proposal().route(),
                        kept.proposal().reasons());
    }

    private static @Nullable TriageView decided(Case it, CaseViewer viewer) {
        Decision decision = it.find(Decision.SECTION);
        return decision == null
                ? null
                : new TriageView(
                        decision.result(),
                        decision.severity(),
                        decision.urgency(),
                        decision.undertakings(),
                        viewer.veiled() ? null : decision.reason(),
                        decision.statementForBody());
    }
}
