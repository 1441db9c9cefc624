package redress.events;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.events.intake.IdentityOpened;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.events.notification.NoticeDelivered;
import redress.events.notification.NoticeFailed;
import redress.events.register.CalendarChanged;
import redress.events.register.CalendarEnding;
import redress.events.register.CompactChanged;
import redress.events.triage.ActionRecorded;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExtensionChanged;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;

/**
 * The catalogue of events: the name on the wire, the topic and the record of each. A wire name never changes its meaning; an
 * incompatible change is a new constant with the next version.
 */
public enum EventType {
    REPORT_SUBMITTED("report.submitted.v1", Topic.REPORT, ReportSubmitted.class),
    REPORT_WITHDRAWN("report.withdrawn.v1", Topic.REPORT, ReportWithdrawn.class),
    REPORT_IDENTITY_OPENED("report.identity-opened.v1", Topic.REPORT, IdentityOpened.class),
    CASE_OPENED("case.opened.v1", Topic.CASE, CaseOpened.class),
    CASE_ACKNOWLEDGED("case.acknowledged.v1", Topic.CASE, CaseAcknowledged.class),
    CASE_TRIAGED("case.triaged.v1", Topic.CASE, CaseTriaged.class),
    CASE_STAGE_CHANGED("case.stage-changed.v1", Topic.CASE, StageChanged.class),
    CASE_DEADLINE_SET("case.deadline-set.v1", Topic.CASE, DeadlineSet.class),
    CASE_DEADLINE_NEAR("case.deadline-near.v1", Topic.CASE, DeadlineNear.class),
    CASE_DEADLINE_MISSED("case.deadline-missed.v1", Topic.CASE, DeadlineMissed.class),
    CASE_EXTENSION_CHANGED("case.extension-changed.v1", Topic.CASE, ExtensionChanged.class),
    CASE_EXTERNAL_STEP_RECORDED("case.external-step-recorded.v1", Topic.CASE, ExternalStepRecorded.class),
    CASE_AGREEMENT_REACHED("case.agreement-reached.v1", Topic.CASE, AgreementReached.class),
    CASE_ACTION_RECORDED("case.action-recorded.v1", Topic.CASE, ActionRecorded.class),
    CASE_OUTCOME_RECORDED("case.outcome-recorded.v1", Topic.CASE, OutcomeRecorded.class),
    CASE_CLOSED("case.closed.v1", Topic.CASE, CaseClosed.class),
    REGISTER_COMPACT_CHANGED("register.compact-changed.v1", Topic.REGISTER, CompactChanged.class),
    REGISTER_CALENDAR_CHANGED("register.calendar-changed.v1", Topic.REGISTER, CalendarChanged.class),
    REGISTER_CALENDAR_ENDING("register.calendar-ending.v1", Topic.REGISTER, CalendarEnding.class),
    NOTICE_DELIVERED("notice.delivered.v1", Topic.NOTICE, NoticeDelivered.class),
    NOTICE_FAILED("notice.failed.v1", Topic.NOTICE, NoticeFailed.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String wireName, Topic topic, Class<? extends Event> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    /** Empty for a name that this version does not know: such an event is counted and passed over, never refused. */
    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is missing from the catalogue");
        }
        return type;
    }

    public String wireName() {
        return wireName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> record() {
        return record;
    }

    /** The class-path place of the JSON Schema that every event of this type satisfies. */
    public String schema() {
        return "/redress/events/schema/" + wireName + ".json";
    }
}
