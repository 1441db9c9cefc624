package redress.notification.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.intake.IdentityOpened;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CalendarEnding;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;

/**
 * What the routing table sees of an event: whom it concerns, and its codes.
 *
 * @param subjectId the case, the report while there is no case, or else the calendar
 * @param caseId null while there is no case; it and the ids behind it are null where it is not about a report
 * @param codes the codes by the names that the table's conditions use
 * @param dueAt the deadline that the event is about, or null
 * @param provisional whether that may become later
 */
public record Occasion(
        String subjectId,
        @Nullable String caseId,
        @Nullable String reportId,
        @Nullable String reference,
        @Nullable String compactId,
        @Nullable String bodyId,
        Map<String, Set<String>> codes,
        @Nullable Instant dueAt,
        boolean provisional) {

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
                    null,
                    false);
        }
        if (event instanceof CalendarEnding ending) {
            return new Occasion(
                    ending.calendarId(), null, null, null, null, null, Map.of(), endOf(ending.lastDay()), false);
        }
        if (event instanceof IdentityOpened opened) {
            return new Occasion(
                    opened.reportId(),
                    null,
                    opened.reportId(),
                    opened.reference(),
                    opened.compactId(),
                    opened.bodyId(),
                    Map.of(
                            "identityMode", codes(opened.identityMode()),
                            "role", codes(opened.role()),
                            "reason", codes(opened.reason())),
                    null,
                    false);
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
            return about(e.about(), Map.of("stage", codes(e.stage())), e.dueAt(), e.provisional());
        } else if (event instanceof DeadlineSet e) {
            Map<String, Set<String>> codes = e.reason() == null
                    ? Map.of("stage", codes(e.stage()))
                    : Map.of("stage", codes(e.stage()), "reason", codes(e.reason()));
            return about(e.about(), codes, e.dueAt(), e.provisional());
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

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneId.of("Europe/London")).toInstant();
    }

    private static Occasion about(CaseRef about, Map<String, Set<String>> codes, @Nullable Instant dueAt) {
        return about(about, codes, dueAt, null);
    }

    private static Occasion about(
            CaseRef about, Map<String, Set<String>> codes, @Nullable Instant dueAt, @Nullable Boolean provisional) {
        return new Occasion(
                about.caseId(),
                about.caseId(),
                about.reportId(),
                about.reference(),
                about.compactId(),
                about.bodyId(),
                codes,
                dueAt,
                Boolean.TRUE.equals(provisional));
    }

    private static Set<String> codes(Enum<?>... codes) {
        return Stream.of(codes).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
