package redress.events.triage;

import java.time.Instant;
import redress.events.codes.Stage;

/**
 * A stage was given its working-day deadline. Triage publishes; intake keeps it.
 *
 * @param remindAt when people are reminded, if the step is still open then
 * @param dueAt the end of the last day, Europe/London
 */
public record DeadlineSet(CaseRef about, Instant at, Stage stage, Instant remindAt, Instant dueAt)
        implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
