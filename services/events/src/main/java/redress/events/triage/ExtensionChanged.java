package redress.events.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.events.codes.DecidedBy;
import redress.events.codes.ExtensionState;
import redress.events.codes.Stage;

/**
 * The public body has asked for more working days, or that was granted or refused. Triage publishes; notification tells officer and
 * chairs that it was asked for, and both sides and the other of the two what was decided; evidence counts it.
 *
 * @param stage whose deadline it is about
 * @param state how far the request has come
 * @param dueAt the end of the last day, Europe/London, as it now stands
 * @param provisional true when that may become later, because the public holidays up to it are not known yet; else absent
 * @param decidedBy as what somebody granted or refused it; absent while it is asked for, and in what was published before this was told
 */
public record ExtensionChanged(
        CaseRef about,
        Instant at,
        Stage stage,
        ExtensionState state,
        Instant dueAt,
        @Nullable Boolean provisional,
        @Nullable DecidedBy decidedBy)
        implements CaseEvent {

    /** While it waits for a decision. */
    public ExtensionChanged(
            CaseRef about,
            Instant at,
            Stage stage,
            ExtensionState state,
            Instant dueAt,
            @Nullable Boolean provisional) {
        this(about, at, stage, state, dueAt, provisional, null);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
