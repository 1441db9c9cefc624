package redress.intake.casework;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Viewer;
import redress.intake.casework.CaseRoles.Role;
import redress.intake.openings.Choice;
import redress.intake.openings.Openers;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.platform.security.Caller;

/**
 * Decides as whom a caller looks at a report, by what triage says they are in its case and by whom the register lets open it; what a viewer
 * sees of it is in the table of who sees what.
 */
@Component
class Looks {

    private static final List<String> CHOSEN_OF_COMPACT = List.of("officer", "chair", "vice-chair");

    private final ReportDesk desk;
    private final CaseRoles roles;
    private final Openers openers;
    private final Clock clock;

    Looks(ReportDesk desk, CaseRoles roles, Openers openers, Clock clock) {
        this.desk = desk;
        this.roles = roles;
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
        if (caller.isService()) {
            return Optional.empty(); // triage can be asked of people only
        }
        FiledFacts filed = report.filed();
        @Nullable Role role = roles.of(report.reportId(), caller.subject()).orElse(null);
        if (role == Role.BODY) {
            return body(report);
        }
        boolean steers = role != null && role.steers();
        @Nullable Choice choice = null;
        if (filed.needsOpener() && (steers || mayBeChosen(caller, filed.compactId()))) {
            choice = anew
                    ? openers.now(filed.compactId(), filed.bodyId())
                    : openers.recent(filed.compactId(), filed.bodyId());
            report = desk.appoint(report, choice);
            if (choice.is(caller.subject())) {
                return Optional.of(opener(report, caller, choice, steers));
            }
            if (steers && choice.tied().contains(caller.subject())) {
                return Optional.of(new Look(report, Viewer.TIED, choice, false));
            }
        }
        if (steers) {
            return Optional.of(new Look(report, Viewer.STEERING_GROUP, choice, false));
        }
        return role == Role.PANEL && filed.consents().shareWithSteeringGroup()
                ? Optional.of(new Look(report, Viewer.PANEL, null, false))
                : Optional.empty();
    }

    /** Also somebody who has no part in the case, as before there is one: whom the register chooses needs none. */
    private static boolean mayBeChosen(Caller caller, String compactId) {
        return caller.holds("national", "england", "officer")
                || CHOSEN_OF_COMPACT.stream().anyMatch(role -> caller.holds("compact", compactId, role));
    }

    /** The case was put to the body; its report only if the reporter is named and agreed. */
    private static Optional<Look> body(Report report) {
        FiledFacts filed = report.filed();
        return filed.identityMode() == IdentityMode.NAMED && filed.consents().shareWithBody()
                ? Optional.of(new Look(report, Viewer.BODY, null, false))
                : Optional.empty();
    }

    private Look opener(Report report, Caller caller, Choice choice, boolean steers) {
        boolean open = report.openings().stream().anyMatch(each -> each.holds(caller.subject(), clock.instant()));
        if (open) {
            return new Look(report, Viewer.OPENER, choice, true);
        }
        return new Look(report, steers ? Viewer.STEERING_GROUP : Viewer.OTHERS, choice, true);
    }
}
