package redress.events.triage;

import java.time.Instant;
import java.time.LocalDate;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;

/**
 * A step outside the Compact was recorded, such as a call-in; it never changes the stage. Triage publishes; evidence counts.
 */
public record ExternalStepRecorded(
        CaseRef about, Instant at, ExternalRoute route, ExternalResult result, LocalDate happenedOn)
        implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
