package redress.events.triage;

import java.time.Instant;
import redress.events.codes.Stage;

/**
 * The reminder of a deadline has come and the step is still open. Triage publishes; notification reminds whom its table names for
 * the stage.
 */
public record DeadlineNear(CaseRef about, Instant at, Stage stage, Instant dueAt) implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
