package redress.triage.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Route;
import redress.events.codes.RuleResult;
import redress.events.codes.Severity;
import redress.events.codes.Urgency;
import redress.triage.rules.Escape;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleCheck;
import redress.triage.sections.Section;

/** What was worked out from the report when the case opened. */
record RouteProposal(List<Checked> checks, Proposed proposal) {

    static final Section<RouteProposal> SECTION = Section.of("proposal", RouteProposal.class);

    RouteProposal {
        checks = List.copyOf(checks);
    }

    /** What one rule check found; {@link RuleCheck} says what each field means. */
    record Checked(
            String ruleId,
            String undertaking,
            RuleResult result,
            String arithmetic,
            List<String> missing,
            @Nullable Escape escape) {}

    /** What the route table proposed. */
    record Proposed(Severity severity, Urgency urgency, Route route, List<String> reasons) {}

    static RouteProposal of(List<RuleCheck> checks, Proposal proposal) {
        return new RouteProposal(
                checks.stream()
                        .map(check -> new Checked(
                                check.ruleId(),
                                check.undertaking(),
                                check.result(),
                                check.arithmetic(),
                                check.missing(),
                                check.escape()))
                        .toList(),
                new Proposed(proposal.severity(), proposal.urgency(), proposal.route(), proposal.reasons()));
    }
}
