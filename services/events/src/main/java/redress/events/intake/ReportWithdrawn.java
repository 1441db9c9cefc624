package redress.events.intake;

import java.time.Instant;

/**
 * The reporter withdrew the report. Intake publishes; triage closes the case, which may happen at any stage.
 */
public record ReportWithdrawn(String reportId, String reference, Instant withdrawnAt) implements ReportEvent {
    @Override
    public String key() {
        return reportId;
    }
}
