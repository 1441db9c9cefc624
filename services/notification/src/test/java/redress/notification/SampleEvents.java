package redress.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.codes.AgreedAction;
import redress.events.codes.BreachCategory;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.MoneyBand;
import redress.events.codes.Outcome;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.intake.Consents;
import redress.events.intake.KeyFacts;
import redress.events.intake.ReportSubmitted;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.PromisedAction;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;

/** The events of Thurrock's case, and its variants. */
public final class SampleEvents {

    public static final Instant AT = Instant.parse("2026-03-31T10:00:00Z");
    public static final CaseRef ABOUT =
            new CaseRef("case-1", "report-1", "CB-7K2M-Q4TX", "thurrock", "thurrock-council", "E12000006");

    private SampleEvents() {}

    /** The event's id follows from its place, so that the same place is the same event. */
    public static Envelope envelope(long seq, Event event) {
        EventType type = EventType.of(event);
        String place = type.topic() + "-" + seq;
        String id =
                UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
        byte[] data = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
        return new Envelope(id, type, seq, AT, event, 0, seq, EventJson.parse(data));
    }

    public static ReportSubmitted submitted(IdentityMode mode) {
        return new ReportSubmitted(
                "report-1",
                "CB-7K2M-Q4TX",
                "thurrock",
                "thurrock-council",
                AT,
                mode,
                Relationship.GRANT,
                List.of(BreachCategory.CONSULT_NONE),
                List.of("NC10-4.3"),
                new KeyFacts(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null),
                MoneyBand.NONE,
                PeopleBand.NOT_KNOWN,
                null,
                List.of(),
                List.of(),
                new Consents(true, true, true, true));
    }

    public static CaseOpened opened(CaseRef about, IdentityMode mode) {
        return new CaseOpened(
                about,
                AT,
                mode,
                Relationship.GRANT,
                List.of(BreachCategory.CONSULT_NONE),
                List.of("NC10-4.3"),
                MoneyBand.NONE,
                PeopleBand.NOT_KNOWN);
    }

    public static CaseTriaged triaged(TriageResult result) {
        return new CaseTriaged(ABOUT, AT, result, Severity.SINGLE_GROUP, Urgency.NORMAL, List.of(), List.of());
    }

    public static DeadlineNear near(Stage stage) {
        return new DeadlineNear(ABOUT, AT, stage, Instant.parse("2026-04-09T22:59:59Z"));
    }

    public static DeadlineMissed missed(Stage stage) {
        return new DeadlineMissed(ABOUT, AT, stage, AT, MissedEffect.ESCALATED);
    }

    public static OutcomeRecorded outcome(Outcome... outcomes) {
        return new OutcomeRecorded(ABOUT, AT, List.of(outcomes), List.of());
    }

    public static CaseClosed closed(CloseReason reason, Stage reached) {
        return new CaseClosed(ABOUT, AT, reason, reached);
    }

    public static StageChanged changed(Stage from, Stage to) {
        return new StageChanged(ABOUT, AT, from, AT, true, to);
    }

    /** The deadline of a stage that was entered. */
    public static DeadlineSet entered(Stage stage) {
        return new DeadlineSet(ABOUT, AT, stage, AT, Instant.parse("2026-04-09T22:59:59Z"));
    }

    /** From filing to closing, as it went in Thurrock. */
    public static List<Envelope> thurrock() {
        List<Event> steps = List.of(
                opened(ABOUT, IdentityMode.NAMED),
                StageChanged.opened(ABOUT, AT, Stage.ACKNOWLEDGEMENT),
                new CaseAcknowledged(ABOUT, AT),
                changed(Stage.ACKNOWLEDGEMENT, Stage.TRIAGE),
                triaged(TriageResult.ACCEPT),
                changed(Stage.TRIAGE, Stage.REPLY),
                changed(Stage.REPLY, Stage.PANEL),
                entered(Stage.PANEL),
                changed(Stage.PANEL, Stage.MEDIATION),
                changed(Stage.MEDIATION, Stage.AGREEMENT),
                new AgreementReached(
                        ABOUT,
                        AT,
                        List.of(new PromisedAction("action-1", AgreedAction.CONSULT, LocalDate.of(2026, 9, 1)))),
                changed(Stage.AGREEMENT, Stage.REMEDY),
                changed(Stage.REMEDY, Stage.OUTCOME),
                entered(Stage.OUTCOME),
                outcome(Outcome.CONSULTATION_RERUN, Outcome.FUNDING_KEPT),
                changed(Stage.OUTCOME, Stage.CLOSING),
                closed(CloseReason.OUTCOME_RECORDED, Stage.CLOSING));
        List<Envelope> all = new java.util.ArrayList<>();
        all.add(envelope(1, submitted(IdentityMode.NAMED)));
        for (int i = 0; i < steps.size(); i++) {
            all.add(envelope(i + 1, steps.get(i)));
        }
        return all;
    }
}
