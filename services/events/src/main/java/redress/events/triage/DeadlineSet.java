package redress.events.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.events.codes.DeadlineReason;
import redress.events.codes.Stage;

/**
 * A stage was given its working-day deadline, or another one because the calendar of public holidays has changed or more time was given. Triage publishes;
 * intake keeps it, notification tells those concerned of a change.
 *
 * @param remindAt when people are reminded, if the step is still open then
 * @param dueAt the end of the last day, Europe/London
 * @param provisional true when it may become later, because the public holidays up to it are not known yet; else absent
 * @param reason why it was set again; absent when the stage was entered
 */
public record DeadlineSet(
        CaseRef about,
        Instant at,
        Stage stage,
        Instant remindAt,
        Instant dueAt,
        @Nullable Boolean provisional,
        @Nullable DeadlineReason reason)
        implements CaseEvent {

    /** Entering a stage, with every holiday up to the deadline known. */
    public DeadlineSet(CaseRef about, Instant at, Stage stage, Instant remindAt, Instant dueAt) {
        this(about, at, stage, remindAt, dueAt, null, null);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
