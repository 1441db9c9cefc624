package redress.events.triage;

import java.time.Instant;

/**
 * A person of the steering group acknowledged the report. Triage publishes; notification tells the reporter.
 */
public record CaseAcknowledged(CaseRef about, Instant at) implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
