package redress.notification.routing;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.intake.IdentityOpened;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CalendarEnding;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseRef;

/**
 * What the routing table sees of an event: whom it concerns, and its codes.
 *
 * @param subjectId the case, the report while there is no case, or else the calendar
 * @param caseId null while there is no case; it and the ids behind it are null where it is not about a report
 * @param codes the codes by the names that the table's conditions use
 * @param dueAt the deadline that the event is about, or null
 * @param provisional whether that may become later
 */
public record Trigger(
        String subjectId,
        @Nullable String caseId,
        @Nullable String reportId,
        @Nullable String reference,
        @Nullable String compactId,
        @Nullable String bodyId,
        Map<String, Set<String>> codes,
        @Nullable Instant dueAt,
        boolean provisional) {

    /** Whose days are meant wherever a mail names one. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Null for an event that nobody is ever told of. */
    public static @Nullable Trigger of(Event event) {
        if (event instanceof ReportSubmitted report) {
            return new Trigger(
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
            return new Trigger(
                    ending.calendarId(), null, null, null, null, null, Map.of(), endOf(ending.lastDay()), false);
        }
        if (event instanceof IdentityOpened opened) {
            return new Trigger(
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

    /** With all its codes by their names, so that the table can tell of a new kind without a word here. */
    private static Trigger ofCase(CaseEvent event) {
        Map<String, Set<String>> codes = new HashMap<>();
        Instant dueAt = null;
        boolean provisional = false;
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            Object value = value(event, part);
            if (value instanceof Enum<?> code) {
                codes.put(part.getName(), Set.of(code.name()));
            } else if (value instanceof List<?> all) {
                Set<String> names = all.stream()
                        .filter(Enum.class::isInstance)
                        .map(code -> ((Enum<?>) code).name())
                        .collect(Collectors.toUnmodifiableSet());
                if (!names.isEmpty()) {
                    codes.put(part.getName(), names);
                }
            } else if (value instanceof Instant at && part.getName().equals("dueAt")) {
                dueAt = at;
            } else if (value instanceof Boolean yes && part.getName().equals("provisional")) {
                provisional = yes;
            }
        }
        CaseRef about = event.about();
        return new Trigger(
                about.caseId(),
                about.caseId(),
                about.reportId(),
                about.reference(),
                about.compactId(),
                about.bodyId(),
                Map.copyOf(codes),
                dueAt,
                provisional);
    }

    private static @Nullable Object value(Event event, RecordComponent part) {
        try {
            return part.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    private static Set<String> codes(Enum<?>... codes) {
        return Stream.of(codes).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
