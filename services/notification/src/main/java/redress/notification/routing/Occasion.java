package redress.notification.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.intake.ReportSubmitted;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;

/**
 * What the routing table sees of an event: whom it concerns, and its codes.
 *
 * @param subjectId the case, or the report while there is no case
 * @param caseId null while there is no case
 * @param codes the codes by the names that the table's conditions use
 * @param dueAt the deadline that the event is about, or null
 */
public record Occasion(
        String subjectId,
        @Nullable String caseId,
        String reportId,
        String reference,
        String compactId,
        String bodyId,
        Map<String, Set<String>> codes,
        @Nullable Instant dueAt) {

    /** Null for an event that nobody is ever told of. */
    public static @Nullable Occasion of(Event event) {
        if (event instanceof ReportSubmitted report) {
            return new Occasion(
                    report.reportId(),
                    null,
                    report.reportId(),
                    report.reference(),
                    report.compactId(),
                    report.bodyId(),
                    Map.of("identityMode", codes(report.identityMode())),
                    null);
        }
        if (event instanceof CaseEvent step) {
            return ofCase(step);
        }
        return null;
    }

    private static @Nullable Occasion ofCase(CaseEvent event) {
        if (event instanceof CaseOpened e) {
            return about(e.about(), Map.of("identityMode", codes(e.identityMode())), null);
        } else if (event instanceof CaseTriaged e) {
            return about(e.about(), Map.of("result", codes(e.result()), "urgency", codes(e.urgency())), null);
        } else if (event instanceof StageChanged e) {
            return about(e.about(), Map.of("to", codes(e.to())), null);
        } else if (event instanceof DeadlineNear e) {
            return about(e.about(), Map.of("stage", codes(e.stage())), e.dueAt());
        } else if (event instanceof DeadlineMissed e) {
            return about(e.about(), Map.of("stage", codes(e.stage()), "effect", codes(e.effect())), e.dueAt());
        } else if (event instanceof OutcomeRecorded e) {
            return about(
                    e.about(),
                    Map.of("outcome", e.outcomes().stream().map(Enum::name).collect(Collectors.toSet())),
                    null);
        } else if (event instanceof CaseClosed e) {
            return about(e.about(), Map.of("reason", codes(e.reason()), "reached", codes(e.stageReached())), null);
        }
        // also a kind that came later: no row of the table names it
        return about(event.about(), Map.of(), null);
    }

    private static Occasion about(CaseRef about, Map<String, Set<String>> codes, @Nullable Instant dueAt) {
        return new Occasion(
                about.caseId(),
                about.caseId(),
                about.reportId(),
                about.reference(),
                about.compactId(),
                about.bodyId(),
                codes,
                dueAt);
    }

    private static Set<String> codes(Enum<?>... codes) {
        return Stream.of(codes).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
