package redress.triage.cases;

import java.util.List;
import redress.events.codes.Stage;
import redress.events.register.StageLimit;
import redress.triage.deadlines.Limits;

/** How long a stage may take, as it is stored with the case. */
record Limit(Stage stage, boolean urgent, int workingDays, int remindDaysBefore) {

    static List<Limit> of(List<StageLimit> limits) {
        return limits.stream()
                .map(limit -> new Limit(limit.stage(), limit.urgent(), limit.workingDays(), limit.remindDaysBefore()))
                .toList();
    }

    /** The same with so many working days more for one stage, whether the case is urgent or not. */
    static List<Limit> longer(List<Limit> limits, Stage stage, int workingDays) {
        return limits.stream()
                .map(limit -> limit.stage == stage
                        ? new Limit(stage, limit.urgent, limit.workingDays + workingDays, limit.remindDaysBefore)
                        : limit)
                .toList();
    }

    static Limits all(List<Limit> limits) {
        return Limits.of(limits.stream()
                .map(limit -> new StageLimit(limit.stage, limit.urgent, limit.workingDays, limit.remindDaysBefore))
                .toList());
    }
}
