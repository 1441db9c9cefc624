package redress.intake.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import redress.intake.casework.CaseRoles;
import redress.intake.casework.CaseRoles.Role;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.intake.reports.Seals;
import redress.platform.security.Caller;

/**
 * What tells reports apart in a list: the group and what it is about. Of those alone whose reporter is named openly, however much more of a
 * report the caller may open: the first words of one in confidence may say who wrote them.
 */
@Component
class Labels {

    private final ReportDesk desk;
    private final CaseRoles roles;
    private final Identities identities;
    private final Seals seals;

    Labels(ReportDesk desk, CaseRoles roles, Identities identities, Seals seals) {
        this.desk = desk;
        this.roles = roles;
        this.identities = identities;
        this.seals = seals;
    }

    /**
     * Without those of which the caller is told nothing, or nothing can be opened. Triage is asked before any report is read, so that no refusal depends on what it says.
     *
     * @throws redress.platform.problems.Refusal (503) if triage does not answer
     */
    List<LabelView> of(List<String> reportIds, Caller caller) {
        if (caller.isService()) {
            return List.of();
        }
        Map<String, Role> asWhat = roles.of(reportIds, caller.subject());
        if (asWhat.isEmpty()) {
            return List.of();
        }
        List<Report> shown = desk.find(asWhat.keySet()).stream()
                .filter(report -> report.filed().identityMode() == IdentityMode.NAMED)
                .filter(report -> sees(asWhat, report, Part.ORGANISATION) || sees(asWhat, report, Part.ACCOUNT))
                .toList();
        Map<String, Reporter> reporters = identities.of(shown.stream()
                .filter(report -> sees(asWhat, report, Part.ORGANISATION))
                .map(Report::reportId)
                .toList());
        List<LabelView> labels = new ArrayList<>();
        for (Report report : shown) {
            String organisation = Optional.ofNullable(reporters.get(report.reportId()))
                    .map(reporter -> reporter.text(Field.ORGANISATION_NAME))
                    .orElse(null);
            String subject =
                    sees(asWhat, report, Part.ACCOUNT) ? seals.subject(report).orElse(null) : null;
            if (organisation != null || subject != null) {
                labels.add(new LabelView(report.reportId(), organisation, subject));
            }
        }
        return labels;
    }

    private static boolean sees(Map<String, Role> asWhat, Report report, Part part) {
        Role role = asWhat.get(report.reportId());
        FiledFacts filed = report.filed();
        return role != null
                && viewers(role)
                        .allMatch(viewer -> WhoSees.of(
                                viewer,
                                filed.identityMode(),
                                part,
                                filed.consents().given()));
    }

    /** One of the steering group may be tied to the body, which is not asked for a list: it shows what they see either way. */
    private static Stream<Viewer> viewers(Role role) {
        return switch (role) {
            case OFFICER, CHAIR, VICE_CHAIR -> Stream.of(Viewer.STEERING_GROUP, Viewer.TIED);
            case PANEL -> Stream.of(Viewer.PANEL);
            case BODY -> Stream.of(Viewer.BODY);
        };
    }
}
