package redress.events.triage;

import java.time.Instant;
import redress.events.codes.ExtensionState;
import redress.events.codes.Stage;

/**
 * The public body has asked for more working days, or that was granted or refused. Triage publishes; notification tells the officer that
 * it was asked for and both sides what was decided, evidence counts it.
 *
 * @param stage whose deadline it is about
 * @param state how far the request has come
 * @param dueAt the end of the last day, Europe/London, as it now stands
 */
public record ExtensionChanged(CaseRef about, Instant at, Stage stage, ExtensionState state, Instant dueAt)
        implements CaseEvent {

    @Override
    public String key() {
        return about.caseId();
    }
}
