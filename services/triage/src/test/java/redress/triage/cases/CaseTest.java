package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static redress.triage.cases.SampleCases.DAYS;
import static redress.triage.cases.SampleCases.OFFICER;
import static redress.triage.cases.SampleCases.OPENED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseClosed;
import redress.events.triage.OutcomeRecorded;

class CaseTest {

    private static final Instant LATER = OPENED.plus(Duration.ofHours(2));

    /** The whole table: what people can do in a stage, and, of what is possible, what ends it. */
    private static final Map<Stage, Set<CaseAction>> POSSIBLE = Map.of(
            Stage.ACKNOWLEDGEMENT, EnumSet.of(CaseAction.ACKNOWLEDGEMENT, CaseAction.EXTERNAL_STEP),
            Stage.TRIAGE, EnumSet.of(CaseAction.TRIAGE, CaseAction.EXTERNAL_STEP),
            Stage.REPLY, EnumSet.of(CaseAction.REPLY, CaseAction.EXTERNAL_STEP),
            Stage.PANEL, EnumSet.of(CaseAction.PANEL, CaseAction.NO_AGREEMENT, CaseAction.EXTERNAL_STEP),
            Stage.MEDIATION, EnumSet.of(CaseAction.MEDIATION, CaseAction.EXTERNAL_STEP),
            Stage.AGREEMENT, EnumSet.of(CaseAction.AGREEMENT, CaseAction.NO_AGREEMENT, CaseAction.EXTERNAL_STEP),
            Stage.REMEDY, EnumSet.of(CaseAction.RECORD_PROMISE, CaseAction.EXTERNAL_STEP),
            Stage.OUTCOME, EnumSet.of(CaseAction.OUTCOME, CaseAction.EXTERNAL_STEP),
            Stage.CLOSING, EnumSet.of(CaseAction.OUTCOME, CaseAction.CLOSING, CaseAction.EXTERNAL_STEP),
            Stage.CLOSED, EnumSet.of(CaseAction.OUTCOME, CaseAction.EXTERNAL_STEP));

    static Stream<Arguments> everyActionInEveryStage() {
        List<Arguments> all = new ArrayList<>();
        POSSIBLE.keySet()
                .forEach(stage ->
                        Stream.of(CaseAction.values()).forEach(action -> all.add(Arguments.of(stage, action))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyActionInEveryStage")
    void allowsWhatTheTableSays(Stage stage, CaseAction action) {
        Case it = SampleCases.at(stage);
        it.stored();
        byte[] before = CaseJson.write(it.file());
        if (POSSIBLE.get(stage).contains(action)) {
            SampleCases.act(it, action, LATER);
            assertThat(CaseJson.write(it.file())).isNotEqualTo(before);
            boolean ends =
                    action != CaseAction.EXTERNAL_STEP && !(action == CaseAction.OUTCOME && stage != Stage.OUTCOME);
            assertThat(it.departure() != null).isEqualTo(ends);
            assertThat(it.file().stage()).as("only the process moves a case").isEqualTo(stage);
        } else {
            assertThatExceptionOfType(ActionNotPossible.class)
                    .isThrownBy(() -> SampleCases.act(it, action, LATER))
                    .satisfies(refused ->
                            assertThat(refused.possible()).containsExactlyInAnyOrderElementsOf(POSSIBLE.get(stage)));
            assertThat(CaseJson.write(it.file())).isEqualTo(before);
            assertThat(it.events()).isEmpty();
            assertThat(it.departure()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void storesWhatItReads(Stage stage) {
        Case it = SampleCases.at(stage);
        byte[] stored = CaseJson.write(it.file());
        assertThat(CaseJson.write(CaseJson.read(stored))).isEqualTo(stored);
    }

    static Stream<Stage> everyStage() {
        return POSSIBLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void publishesNoFreeText(Stage stage) {
        Case it = SampleCases.at(stage);
        assertThat(it.events().stream().map(Event.class::cast).map(EventJson::write))
                .isNotEmpty()
                .noneMatch(json -> json.contains("Text")
                        || json.contains("Detail")
                        || json.contains("note")
                        || json.contains("reason\":\"The")
                        || json.contains("Summary")
                        || json.contains("Evidence"));
        assertThat(it.file().timeline())
                .noneMatch(
                        entry -> entry.text().contains("Detail") || entry.text().contains("Summary"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TriageResult.class,
            mode = Mode.EXCLUDE,
            names = {"ACCEPT", "UNKNOWN"})
    void leadsAwayWhatIsNotAccepted(TriageResult result) {
        Case it = SampleCases.at(Stage.TRIAGE);
        it.triage(SampleCases.decision(result), OFFICER, LATER);
        assertThat(it.departure()).isEqualTo(Map.of("route", "CLOSED"));
        it.close(LATER);
        assertThat(SampleCases.last(it.events(), CaseClosed.class).reason()).isEqualTo(CloseReason.NOT_ACCEPTED);
        assertThat(it.file().shownToBody()).isFalse();
    }

    @Test
    void doesNotPutAnAnonymousReportToTheBody() {
        Case it = triaged(IdentityMode.ANONYMOUS_EVIDENCE);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> it.triage(SampleCases.decision(TriageResult.ACCEPT), OFFICER, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("result"));
        it.triage(SampleCases.decision(TriageResult.EVIDENCE_ONLY), OFFICER, LATER);
        assertThat(it.departure()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({", true, statementForBody", "A statement, false, wordingAgreed"})
    void putsAConfidentialReportToTheBodyOnlyInAgreedWords(String statement, boolean agreed, String field) {
        Case it = triaged(IdentityMode.CONFIDENTIAL);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> it.triage(stating(statement, agreed), OFFICER, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
        assertThat(it.departure()).isNull();
        it.triage(stating("A statement", true), OFFICER, LATER);
        assertThat(it.file().shownToBody()).isTrue();
    }

    @Test
    void tellsTheBodySomethingAlsoWhereTheReporterIsNamedButDoesNotShare() {
        Case it = SampleCases.opened(IdentityMode.NAMED, false, Urgency.NORMAL);
        it.acknowledge(null, OFFICER, OPENED);
        it.enter(Stage.TRIAGE, DAYS, OPENED);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> it.triage(stating(null, false), OFFICER, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("statementForBody"));
        it.triage(stating("A statement", true), OFFICER, LATER);
        assertThat(it.file().shownToBody()).isTrue();
    }

    private static Decision stating(String statement, boolean agreed) {
        Decision accept = SampleCases.decision(TriageResult.ACCEPT);
        return new Decision(
                accept.result(),
                accept.severity(),
                accept.urgency(),
                accept.undertakings(),
                accept.reason(),
                statement,
                agreed);
    }

    private static Case triaged(IdentityMode identity) {
        Case it = SampleCases.opened(identity);
        it.acknowledge(null, OFFICER, OPENED);
        it.enter(Stage.TRIAGE, DAYS, OPENED);
        return it;
    }

    @Test
    void watchesUntilEveryPromiseIsRecorded() {
        Case it = SampleCases.at(Stage.REMEDY);
        it.recordPromise("a1", RemedyStatus.PARTLY, LocalDate.of(2026, 12, 1), null, OFFICER, LATER);
        assertThat(it.departure()).isNull();
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() ->
                        it.recordPromise("a1", RemedyStatus.KEPT, LocalDate.of(2026, 12, 1), null, OFFICER, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("status"));
        it.recordPromise("a2", RemedyStatus.NOT_KEPT, LocalDate.of(2026, 12, 1), null, OFFICER, LATER);
        assertThat(it.departure()).isNotNull();
    }

    @Test
    void knowsOnlyWhatWasPromised() {
        Case it = SampleCases.at(Stage.REMEDY);
        assertThatExceptionOfType(NoSuchCase.class)
                .isThrownBy(() ->
                        it.recordPromise("a3", RemedyStatus.KEPT, LocalDate.of(2026, 12, 1), null, OFFICER, LATER));
    }

    @Test
    void correctsAnOutcomeAfterClosing() {
        Case it = SampleCases.at(Stage.CLOSED);
        it.stored();
        it.recordOutcome(List.of(Outcome.GROUP_CLOSED), "Summary", OFFICER, LATER);
        assertThat(it.events())
                .containsExactly(new OutcomeRecorded(
                        it.file().about(), LATER, List.of(Outcome.GROUP_CLOSED), List.of(Outcome.FUNDING_KEPT)));
        assertThat(it.file().stage()).isEqualTo(Stage.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CLOSING", "CLOSED"})
    void recordsAnOutcomeThatIsSentTwiceOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        it.recordOutcome(List.of(Outcome.APOLOGY, Outcome.FUNDING_KEPT), "Summary", OFFICER, LATER);
        it.stored();
        byte[] before = CaseJson.write(it.file());
        it.recordOutcome(List.of(Outcome.FUNDING_KEPT, Outcome.APOLOGY), "Summary", OFFICER, LATER);
        assertThat(it.changed()).isFalse();
        assertThat(CaseJson.write(it.file())).isEqualTo(before);

        it.recordOutcome(List.of(Outcome.FUNDING_KEPT, Outcome.APOLOGY), "Another", OFFICER, LATER);
        it.recordOutcome(List.of(Outcome.FUNDING_KEPT), "Another", OFFICER, LATER);
        assertThat(it.events()).hasSize(2);
    }

    @Test
    void correctsAnOutcomeSoOftenAndNoMore() {
        Case it = SampleCases.at(Stage.CLOSED);
        for (int i = 1; i < Case.MOST_OUTCOMES; i++) {
            it.recordOutcome(List.of(Outcome.APOLOGY), "Summary " + i, OFFICER, LATER);
        }
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> it.recordOutcome(List.of(Outcome.NO_CHANGE), "Summary", OFFICER, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("outcomes"));
        assertThat(it.file().outcomes()).containsExactly(Outcome.APOLOGY);
    }

    @Test
    void closesAfterItsCourse() {
        Case it = SampleCases.at(Stage.CLOSED);
        CaseClosed closed = SampleCases.last(it.events(), CaseClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.OUTCOME_RECORDED);
        assertThat(closed.stageReached()).isEqualTo(Stage.CLOSING);
        assertThat(it.file().dueAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void isWithdrawnOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        assertThat(it.withdraw(LATER)).isTrue();
        assertThat(it.withdraw(LATER)).isFalse();
        it.close(LATER);
        CaseClosed closed = SampleCases.last(it.events(), CaseClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.WITHDRAWN);
        assertThat(closed.stageReached()).isEqualTo(stage);
    }

    @Test
    void isNotWithdrawnWhenClosed() {
        assertThat(SampleCases.at(Stage.CLOSED).withdraw(LATER)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void recordsAnOutsideStepThatIsSentTwiceOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        SampleCases.act(it, CaseAction.EXTERNAL_STEP, LATER);
        SampleCases.act(it, CaseAction.EXTERNAL_STEP, LATER);
        it.stored();
        byte[] before = CaseJson.write(it.file());
        it.file().externalSteps().forEach(step -> it.recordExternalStep(step, OFFICER, LATER));
        assertThat(it.events()).isEmpty();
        assertThat(CaseJson.write(it.file())).isEqualTo(before);
    }

    @Test
    void holdsSoManyOutsideStepsAndNoMore() {
        Case it = SampleCases.at(Stage.REPLY);
        for (int i = 0; i < Case.MOST_EXTERNAL_STEPS; i++) {
            SampleCases.act(it, CaseAction.EXTERNAL_STEP, LATER);
        }
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleCases.act(it, CaseAction.EXTERNAL_STEP, LATER));
    }
}
