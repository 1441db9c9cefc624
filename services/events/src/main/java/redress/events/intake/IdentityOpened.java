package redress.events.intake;

import java.time.Instant;
import redress.events.codes.IdentityMode;
import redress.events.codes.OpenerRole;
import redress.events.codes.OpeningReason;

/**
 * The one person who may do so opened who filed a report, or what was written where nobody else may read it. Intake publishes; notification tells the reporter. Says as what that person
 * acted and why, and neither who they are nor who reported.
 */
public record IdentityOpened(
        String reportId,
        String reference,
        String compactId,
        String bodyId,
        IdentityMode identityMode,
        Instant openedAt,
        OpenerRole role,
        OpeningReason reason)
        implements ReportEvent {
    @Override
    public String key() {
        return reportId;
    }
}
