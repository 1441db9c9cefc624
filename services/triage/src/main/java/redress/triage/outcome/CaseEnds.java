package redress.triage.outcome;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.CloseReason;
import redress.events.codes.Outcome;
import redress.triage.cases.CaseDesk;

/** How cases ended, for lists of those that somebody may see: everybody in a case sees that. */
@Component
public class CaseEnds {

    private final CaseDesk desk;

    CaseEnds(CaseDesk desk) {
        this.desk = desk;
    }

    /**
     * @param reason null as long as it is open
     * @param outcomes none as long as none is known
     */
    public record End(@Nullable CloseReason reason, List<Outcome> outcomes) {}

    private record Found(String caseId, End end) {}

    /** By case, all read at once. */
    public Map<String, End> of(Collection<String> caseIds) {
        if (caseIds.isEmpty()) {
            return Map.of();
        }
        return desk
                .readEach(
                        caseIds,
                        RecordedOutcome.SECTION,
                        (it, kept) -> new Found(
                                it.caseId(), new End(it.closeReason(), kept == null ? List.of() : kept.outcomes())))
                .stream()
                .collect(Collectors.toMap(Found::caseId, Found::end));
    }
}
