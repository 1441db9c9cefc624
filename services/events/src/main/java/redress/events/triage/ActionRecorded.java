package redress.events.triage;

import java.time.Instant;
import java.time.LocalDate;
import redress.events.codes.AgreedAction;
import redress.events.codes.RemedyStatus;

/**
 * It was recorded whether a promised action was done. Triage publishes; intake shows it to the reporter, evidence counts.
 */
public record ActionRecorded(
        CaseRef about, Instant at, String actionId, AgreedAction action, RemedyStatus status, LocalDate recordedOn)
        implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
