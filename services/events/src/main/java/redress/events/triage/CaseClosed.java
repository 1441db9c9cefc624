package redress.events.triage;

import java.time.Instant;
import redress.events.codes.CloseReason;
import redress.events.codes.Stage;

/**
 * A case was closed. Triage publishes; notification tells both sides, evidence counts.
 *
 * @param stageReached the stage in which the case stood before it was closed
 */
public record CaseClosed(CaseRef about, Instant at, CloseReason reason, Stage stageReached) implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
