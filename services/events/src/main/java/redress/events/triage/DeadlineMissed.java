package redress.events.triage;

import java.time.Instant;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;

/**
 * A deadline passed with the step still open. Triage publishes; notification tells the chairs, the officer and those who were reminded of
 * it, evidence counts.
 */
public record DeadlineMissed(CaseRef about, Instant at, Stage stage, Instant dueAt, MissedEffect effect)
        implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
