package redress.triage.routing;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import redress.triage.cases.Case;
import redress.triage.cases.CaseReport;
import redress.triage.cases.Proposer;
import redress.triage.deadlines.WorkingDays;
import redress.triage.process.TriageRoute;
import redress.triage.rules.Proposal;
import redress.triage.rules.RouteQuestion;
import redress.triage.rules.RuleCheck;
import redress.triage.rules.RuleChecks;
import redress.triage.rules.Thresholds;

/** Runs the checks on the report of a new case and asks the route table. */
@Component
class RouteProposer implements Proposer {

    private final TriageRoute route;

    RouteProposer(TriageRoute route) {
        this.route = route;
    }

    @Override
    public void propose(Case it, Instant at) {
        CaseReport report = it.report();
        List<RuleCheck> checks = RuleChecks.check(report.keyFacts(), report.categories(), Thresholds.NATIONAL);
        keep(it, checks, route.propose(question(report, checks, at)), at);
    }

    static void keep(Case it, List<RuleCheck> checks, Proposal proposal, Instant at) {
        it.keep(RouteProposal.SECTION, RouteProposal.of(checks, proposal), at);
        it.weigh(null, proposal.urgency());
    }

    private static RouteQuestion question(CaseReport report, List<RuleCheck> checks, Instant at) {
        Integer groups = report.supportingGroups();
        return RouteQuestion.of(
                new RouteQuestion.Asked(
                        report.identityMode(),
                        report.categories(),
                        groups == null ? 0 : groups,
                        report.peopleAffected(),
                        report.moneyAtStake()),
                report.keyFacts(),
                checks,
                WorkingDays.dayOf(at));
    }
}
