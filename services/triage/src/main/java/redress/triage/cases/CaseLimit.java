package redress.triage.cases;

import java.util.List;
import redress.events.codes.Stage;
import redress.events.register.StageLimit;
import redress.triage.deadlines.Limits;

/** How long a stage may take, as it is stored with the case. */
record CaseLimit(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {

    static List<CaseLimit> of(List<StageLimit> limits) {
        return limits.stream()
                .map(limit ->
                        new CaseLimit(limit.stage(), limit.urgent(), limit.workingDays(), limit.remindDaysBefore()))
                .toList();
    }

    /** The same with so many working days more for one stage, whether the case is urgent or not. */
    static List<CaseLimit> longer(List<CaseLimit> limits, Stage stage, int workingDays) {
        return limits.stream()
                .map(limit -> limit.stage == stage
                        ? new CaseLimit(stage, limit.urgent, limit.workingDays + workingDays, limit.remindDaysBefore)
                        : limit)
                .toList();
    }

    static Limits all(List<CaseLimit> limits) {
        return Limits.of(limits.stream()
                .map(limit -> new StageLimit(limit.stage, limit.urgent, limit.workingDays, limit.remindDaysBefore))
                .toList());
    }
}
