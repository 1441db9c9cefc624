package redress.events.triage;

import java.time.Instant;
import java.util.List;
import redress.events.codes.Outcome;

/**
 * What came of a case was recorded, or corrected later: the latest event of a case stands. Triage publishes; notification tells both
 * sides, evidence counts.
 *
 * @param replaces the outcomes that stood before, empty at the first time
 */
public record OutcomeRecorded(CaseRef about, Instant at, List<Outcome> outcomes, List<Outcome> replaces)
        implements CaseEvent {
    public OutcomeRecorded {
        outcomes = List.copyOf(outcomes);
        replaces = List.copyOf(replaces);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
