package redress.intake.casework;

import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.intake.openings.Opening;
import redress.platform.security.Caller;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;

/**
 * Writes to the security log who looks at which report. What concerns somebody who is not named has to be written before it is shown;
 * the rest is written as well as can be.
 */
@Component
public class ReadingLog {

    private final SecurityLog log;

    ReadingLog(SecurityLog log) {
        this.log = log;
    }

    void reads(Look look, Caller caller) {
        write(look, event("intake.report.read", look, caller));
    }

    void downloads(Look look, Caller caller, String attachmentId) {
        write(look, event("intake.file.downloaded", look, caller).with("file", attachmentId));
    }

    /** Names of groups that reported openly, in a list of so many. */
    public void lists(int reports, Caller caller) {
        if (reports > 0) {
            log.note(SecurityEvent.of("intake.labels.read", caller).with("reports", Integer.toString(reports)));
        }
    }

    /** Reports by words, which stand nowhere. */
    public void finds(int reports, Caller caller) {
        log.note(SecurityEvent.of("intake.reports.searched", caller).with("found", Integer.toString(reports)));
    }

    /** @throws redress.platform.problems.Refusal (503) if it cannot be written */
    void opens(Look look, Caller caller, Opening opening) {
        log.record(event("intake.name.opened", look, caller)
                .with("role", opening.role().name())
                .with("reason", opening.reason().name()));
    }

    void refuses(Look look, Caller caller) {
        log.note(event("intake.name.opened", look, caller).withOutcome(SecurityEvent.REFUSED));
    }

    private void write(Look look, SecurityEvent event) {
        if (look.report().filed().identityMode() == IdentityMode.NAMED) {
            log.note(event);
        } else {
            log.record(event);
        }
    }

    private static SecurityEvent event(String action, Look look, Caller caller) {
        return SecurityEvent.of(action, caller)
                .about("report", look.report().reportId())
                .with("as", look.viewer().name())
                .with("mode", look.report().filed().identityMode().name());
    }
}
