package redress.triage.rules;

import java.util.List;
import redress.events.codes.Route;
import redress.events.codes.Severity;
import redress.events.codes.Urgency;

/**
 * What the routing table suggests for a report. A suggestion only: nothing follows from it before a person has decided.
 *
 * @param reasons one sentence each for the severity, the urgency and the route, in that order
 */
public record Proposal(Severity severity, Urgency urgency, Route route, List<String> reasons) {
    public Proposal {
        reasons = List.copyOf(reasons);
    }
}
