package redress.intake.casework;

import org.jspecify.annotations.Nullable;
import redress.events.disclosure.Part;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import redress.intake.openings.Choice;
import redress.intake.reports.Report;

/**
 * Somebody who looks at a report.
 *
 * @param choice who may open it; null where nothing of it is for one person alone
 * @param mayOpen whether it is they
 */
record Look(Report report, Viewer viewer, @Nullable Choice choice, boolean mayOpen) {

    boolean sees(Part part) {
        return WhoSees.of(
                viewer,
                report.filed().identityMode(),
                part,
                report.filed().consents().given());
    }
}
