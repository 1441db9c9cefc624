package redress.events.triage;

import java.time.Instant;
import java.util.List;
import redress.events.codes.Outcome;

/**
 * What came of a case was recorded, or corrected later: the latest event of a case stands. Triage publishes; notification tells both
 * sides, evidence counts.
 */
public record OutcomeRecorded(CaseRef about, Instant at, List<Outcome> outcomes) implements CaseEvent {
    public OutcomeRecorded {
        outcomes = List.copyOf(outcomes);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
