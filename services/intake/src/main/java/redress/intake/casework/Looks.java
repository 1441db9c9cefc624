package redress.intake.casework;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Viewer;
import redress.intake.openings.Choice;
import redress.intake.openings.Openers;
import redress.intake.progress.Progress;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.platform.security.Caller;

/** Decides as whom a caller looks at a report; what a viewer sees of it is in the table of who sees what. */
@Component
class Looks {

    private final ReportDesk desk;
    private final Progress progress;
    private final Openers openers;
    private final Clock clock;

    Looks(ReportDesk desk, Progress progress, Openers openers, Clock clock) {
        this.desk = desk;
        this.progress = progress;
        this.openers = openers;
        this.clock = clock;
    }

    /** Empty for a report that is not there and for a caller to whom it does not exist. */
    Optional<Look> of(String reportId, Caller caller) {
        return desk.find(reportId).flatMap(report -> of(report, caller, false));
    }

    /** As {@link #of}, with the register asked anew. */
    Optional<Look> toOpen(String reportId, Caller caller) {
        return desk.find(reportId).flatMap(report -> of(report, caller, true));
    }

    /** The same person's look once they have opened it. */
    Look opened(Report report, Look before) {
        return new Look(report, Viewer.OPENER, before.choice(), true);
    }

    private Optional<Look> of(Report report, Caller caller, boolean anew) {
        FiledFacts filed = report.filed();
        if (caller.holds("body", filed.bodyId(), "contact")) {
            return body(report);
        }
        boolean own = own(caller, filed.compactId());
        boolean national = caller.holds("national", "england", "officer");
        @Nullable Choice choice = null;
        if (national || own && filed.needsOpener()) {
            choice = anew
                    ? openers.now(filed.compactId(), filed.bodyId())
                    : openers.recent(filed.compactId(), filed.bodyId());
        }
        if (choice != null) {
            report = desk.appoint(report, choice);
            if (filed.needsOpener() && choice.is(caller.subject())) {
                return Optional.of(opener(report, caller, choice, own));
            }
            if (own && choice.tied().contains(caller.subject())) {
                return Optional.of(new Look(report, Viewer.TIED, choice, false));
            }
        }
        if (own || national && choice != null && choice.orphaned()) {
            return Optional.of(new Look(report, Viewer.STEERING_GROUP, choice, false));
        }
        return caller.holds("compact", filed.compactId(), "member")
                        && filed.consents().shareWithSteeringGroup()
                ? Optional.of(new Look(report, Viewer.PANEL, null, false))
                : Optional.empty();
    }

    /** Whoever speaks for the body looks as the body, whatever else they may be. */
    private Optional<Look> body(Report report) {
        FiledFacts filed = report.filed();
        boolean shown = filed.identityMode() == IdentityMode.NAMED
                && filed.consents().shareWithBody()
                && progress.of(report.reportId(), filed.submittedAt()).accepted();
        return shown ? Optional.of(new Look(report, Viewer.BODY, null, false)) : Optional.empty();
    }

    private Look opener(Report report, Caller caller, Choice choice, boolean own) {
        boolean open = report.openings().stream().anyMatch(each -> each.holds(caller.subject(), clock.instant()));
        if (open) {
            return new Look(report, Viewer.OPENER, choice, true);
        }
        return new Look(report, own || choice.orphaned() ? Viewer.STEERING_GROUP : Viewer.OTHERS, choice, true);
    }

    private static boolean own(Caller caller, String compactId) {
        return caller.holds("compact", compactId, "officer")
                || caller.holds("compact", compactId, "chair")
                || caller.holds("compact", compactId, "vice-chair");
    }
}
