package redress.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.Outcome;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;
import tools.jackson.databind.JsonNode;

class ReportStatusTest {

    private static final CaseRef CASE =
            new CaseRef("case", "report", "CB-2222-2222", "sample", "sample-council", "E12000006");
    private static final Instant FILED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-03T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-24T23:59:00Z");

    private static ReportStatus after(CaseEvent... events) {
        return ReportStatus.of(
                FILED,
                Stream.of(events)
                        .flatMap(event -> ProgressStep.of(sent(event, EventJson.write(event))).stream())
                        .toList());
    }

    private static Envelope sent(CaseEvent event, String json) {
        EventType type = EventType.of(event);
        JsonNode data = EventJson.parse(json.getBytes(StandardCharsets.UTF_8));
        return new Envelope("event", type, 1, LATER, EventJson.read(type, data), 0, 0, data);
    }

    private static CaseTriaged triaged(TriageResult result) {
        return new CaseTriaged(CASE, LATER, result, Severity.LEARNING, Urgency.NORMAL, List.of(), List.of());
    }

    @Test
    void waitsToBeAcknowledgedWhenNothingHasHappened() {
        assertThat(after().stage()).isEqualTo(Stage.ACKNOWLEDGEMENT);
        assertThat(after().since()).isEqualTo(FILED);
    }

    @Test
    void keepsTheNameOfAStageThatIsNotKnownYet() {
        StageChanged change = new StageChanged(CASE, LATER, Stage.ACKNOWLEDGEMENT, null, null, Stage.TRIAGE);
        ProgressStep step = ProgressStep.of(sent(change, EventJson.write(change).replace("TRIAGE", "ROOM_FOR_TALKS")))
                .orElseThrow();
        assertThat(step.codes()).containsExactly("ROOM_FOR_TALKS");
        assertThat(ReportStatus.of(FILED, List.of(step)).stage()).isEqualTo(Stage.UNKNOWN);
    }

    @Test
    void showsTheStageAndItsOwnDeadlineOnly() {
        DeadlineSet first = new DeadlineSet(CASE, FILED, Stage.ACKNOWLEDGEMENT, DUE, DUE);
        StageChanged change = new StageChanged(CASE, LATER, Stage.ACKNOWLEDGEMENT, null, null, Stage.TRIAGE);
        assertThat(after(first).dueAt()).isEqualTo(DUE);
        assertThat(after(first, change).dueAt()).as("of the stage before").isNull();
        assertThat(after(first, change, first).dueAt()).as("of another stage").isNull();
        assertThat(after(first, change).stage()).isEqualTo(Stage.TRIAGE);
        assertThat(after(first, change).since()).isEqualTo(LATER);
    }

    @Test
    void saysThatADayMayBeLaterUntilTheHolidaysAreKnown() {
        DeadlineSet provisional = new DeadlineSet(CASE, FILED, Stage.ACKNOWLEDGEMENT, DUE, DUE, true, null);
        DeadlineSet fixed =
                new DeadlineSet(CASE, LATER, Stage.ACKNOWLEDGEMENT, DUE, LATER, null, DeadlineReason.CALENDAR_EXTENDED);
        assertThat(after(provisional).provisional()).isTrue();
        assertThat(after(provisional).timeline()).isEmpty();
        assertThat(after(provisional, fixed).provisional()).isFalse();
        assertThat(after(provisional, fixed).dueAt()).isEqualTo(LATER);
        assertThat(after(provisional, fixed).timeline())
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).startsWith("More public holidays are known now"));
    }

    @Test
    void keepsTheLatestOutcomeEvenAfterClosing() {
        ReportStatus standing = after(
                new OutcomeRecorded(CASE, LATER, List.of(Outcome.NO_CHANGE), List.of()),
                new CaseClosed(CASE, LATER, CloseReason.OUTCOME_RECORDED, Stage.CLOSING),
                new OutcomeRecorded(CASE, LATER, List.of(Outcome.FUNDING_KEPT, Outcome.CONSULTATION_RERUN), List.of()));
        assertThat(standing.outcomes()).containsExactly("FUNDING_KEPT", "CONSULTATION_RERUN");
        assertThat(standing.stage()).isEqualTo(Stage.CLOSED);
        assertThat(standing.closeReason()).isEqualTo("OUTCOME_RECORDED");
    }

    @Test
    void tellsInWords() {
        ReportStatus standing = after(
                new CaseAcknowledged(CASE, LATER),
                new ExternalStepRecorded(
                        CASE, LATER, ExternalRoute.CALL_IN, ExternalResult.NOT_UPHELD, LocalDate.of(2026, 3, 3)),
                new OutcomeRecorded(CASE, LATER, List.of(Outcome.FUNDING_KEPT), List.of()));
        assertThat(standing.timeline())
                .extracting(ReportStatus.Entry::text)
                .containsExactly(
                        "The steering group has acknowledged your report.",
                        "Call-in of the decision: not upheld.",
                        "The outcome was recorded: funding kept.");
    }

    @Test
    void reachesThroughCodesThatAreNotKnownYet() {
        assertThat(after(
                                new StageChanged(CASE, LATER, Stage.TRIAGE, null, null, Stage.UNKNOWN),
                                triaged(TriageResult.UNKNOWN),
                                new CaseClosed(CASE, LATER, CloseReason.UNKNOWN, Stage.UNKNOWN))
                        .timeline())
                .hasSize(2);
    }
}
