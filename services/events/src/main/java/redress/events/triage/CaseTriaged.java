package redress.events.triage;

import java.time.Instant;
import java.util.List;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;

/**
 * The route of a case was decided. Triage publishes; notification tells reporter and body, evidence counts.
 */
public record CaseTriaged(
        CaseRef about,
        Instant at,
        TriageResult result,
        Severity severity,
        Urgency urgency,
        List<String> undertakings,
        List<RuleFinding> ruleFindings)
        implements CaseEvent {
    public CaseTriaged {
        undertakings = List.copyOf(undertakings);
        ruleFindings = List.copyOf(ruleFindings);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
