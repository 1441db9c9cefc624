package redress.events.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;

/**
 * The reminder of a deadline has come and the step is still open. Triage publishes; notification reminds whom its table names for
 * the stage.
 *
 * @param provisional true when the deadline may become later, because the public holidays up to it are not known yet; else absent
 * @param urgency that of the case; absent where it has the usual clock, and in what was published before this was told
 */
public record DeadlineNear(
        CaseRef about,
        Instant at,
        Stage stage,
        Instant dueAt,
        @Nullable Boolean provisional,
        @Nullable Urgency urgency) implements CaseEvent {

    /** On the usual clock, with every holiday up to the deadline known. */
    public DeadlineNear(CaseRef about, Instant at, Stage stage, Instant dueAt) {
        this(about, at, stage, dueAt, null, null);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
