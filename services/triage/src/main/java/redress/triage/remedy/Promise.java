package redress.triage.remedy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.AgreedAction;
import redress.events.codes.RemedyStatus;
import redress.events.triage.PromisedAction;

/**
 * An action that the body promised, and what became of it.
 *
 * @param dueOn the day by which it is to be done, Europe/London
 * @param status {@code NOT_DUE} until something was recorded
 */
public record Promise(
        String actionId,
        AgreedAction action,
        String detail,
        LocalDate dueOn,
        RemedyStatus status,
        @Nullable LocalDate recordedOn,
        @Nullable String evidence) {

    public static Promise made(String actionId, AgreedAction action, String detail, LocalDate dueOn) {
        return new Promise(actionId, action, detail, dueOn, RemedyStatus.NOT_DUE, null, null);
    }

    public boolean open() {
        return status == RemedyStatus.NOT_DUE;
    }

    public Promise recorded(RemedyStatus now, LocalDate on, @Nullable String shownBy) {
        return new Promise(actionId, action, detail, dueOn, now, on, shownBy);
    }

    public PromisedAction published() {
        return new PromisedAction(actionId, action, dueOn);
    }
}
