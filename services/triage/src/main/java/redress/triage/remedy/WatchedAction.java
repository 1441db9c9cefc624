package redress.triage.remedy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.AgreedAction;
import redress.events.codes.RemedyStatus;
import redress.events.triage.PromisedAction;

/**
 * A promised action under watch.
 *
 * @param status {@code NOT_DUE} until what became of it has been recorded
 */
public record WatchedAction(
        String actionId,
        AgreedAction action,
        String detail,
        LocalDate dueOn,
        RemedyStatus status,
        @Nullable LocalDate recordedOn,
        @Nullable String evidence) {

    /** @param number its place in the agreement, from 1, which makes its id */
    public static WatchedAction promised(int number, PromiseForm form) {
        return new WatchedAction(
                "a" + number, form.action(), form.detail(), form.dueOn(), RemedyStatus.NOT_DUE, null, null);
    }

    public WatchedAction recorded(ActionForm form) {
        return new WatchedAction(actionId, action, detail, dueOn, form.status(), form.recordedOn(), form.evidence());
    }

    /** Nobody has recorded yet what became of it. */
    public boolean open() {
        return status == RemedyStatus.NOT_DUE;
    }

    public PromisedAction promise() {
        return new PromisedAction(actionId, action, dueOn);
    }

    @Override
    public String toString() {
        return "WatchedAction[" + actionId + ", " + action + ", " + status + "]";
    }
}
