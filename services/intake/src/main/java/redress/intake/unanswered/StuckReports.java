package redress.intake.unanswered;

import java.util.List;
import org.springframework.stereotype.Component;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** The reports that no case is heard of, as operations list them. */
@Component
class StuckReports implements StuckThings {

    private static final String SERVICE = "intake";

    private final Unanswered unanswered;

    StuckReports(Unanswered unanswered) {
        this.unanswered = unanswered;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.UNANSWERED;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        if (!service.equals(SERVICE)) {
            return List.of();
        }
        return unanswered.withoutCase().stream()
                .filter(id -> id.compareTo(afterKey) > 0)
                .limit(limit)
                .map(StuckReports::stuck)
                .toList();
    }

    private static Stuck stuck(String reportId) {
        return new Stuck(
                SERVICE,
                Stuck.Kind.UNANSWERED,
                reportId,
                "",
                "NO_CASE",
                Unanswered.filedAt(reportId),
                0,
                List.of(Stuck.Act.ON));
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        return service.equals(SERVICE) && act == Stuck.Act.ON && unanswered.announceNow(id);
    }
}
