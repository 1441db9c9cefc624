package redress.events.triage;

import java.time.Instant;
import java.util.List;

/**
 * Both sides signed an agreement. Triage publishes; notification tells both, evidence counts.
 */
public record AgreementReached(CaseRef about, Instant at, List<PromisedAction> actions) implements CaseEvent {
    public AgreementReached {
        actions = List.copyOf(actions);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
