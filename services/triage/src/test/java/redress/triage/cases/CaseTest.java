package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static redress.triage.cases.SampleCases.DAYS;
import static redress.triage.cases.SampleCases.OPENED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseClosed;
import redress.events.triage.OutcomeRecorded;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;
import redress.triage.moves.SampleMoves;
import redress.triage.sections.Section;

class CaseTest {

    private static final Instant LATER = OPENED.plus(Duration.ofHours(2));

    /** The whole table: what people can do in a stage, and, of what is possible, what ends it. */
    private static final Map<Stage, Set<String>> POSSIBLE = Map.of(
            Stage.ACKNOWLEDGEMENT, Set.of("acknowledgement", "owner", "external-steps"),
            Stage.TRIAGE, Set.of("triage", "owner", "external-steps"),
            Stage.REPLY, Set.of("reply", "extension", "extension-decision", "owner", "external-steps"),
            Stage.PANEL, Set.of("panel", "no-agreement", "owner", "external-steps"),
            Stage.MEDIATION, Set.of("mediation", "owner", "external-steps"),
            Stage.AGREEMENT, Set.of("agreement", "no-agreement", "owner", "external-steps"),
            Stage.REMEDY, Set.of("actions", "owner", "external-steps"),
            Stage.OUTCOME, Set.of("outcome", "owner", "external-steps"),
            Stage.CLOSING, Set.of("outcome", "closing", "owner", "external-steps"),
            Stage.CLOSED, Set.of("outcome", "external-steps"));

    static Stream<Arguments> everyActionInEveryStage() {
        List<Arguments> all = new ArrayList<>();
        POSSIBLE.keySet().forEach(stage -> SampleMoves.names().forEach(action -> all.add(Arguments.of(stage, action))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyActionInEveryStage")
    void allowsWhatTheTableSays(Stage stage, String action) {
        Case it = SampleCases.at(stage);
        it.stored();
        byte[] before = SampleCases.stored(it);
        if (POSSIBLE.get(stage).contains(action)) {
            SampleCases.act(it, action, LATER);
            assertThat(SampleCases.stored(it)).isNotEqualTo(before);
            boolean ends = !Set.of("owner", "extension", "extension-decision", "external-steps")
                            .contains(action)
                    && !(action.equals("outcome") && stage != Stage.OUTCOME);
            assertThat(it.departure() != null).isEqualTo(ends);
            assertThat(it.stage()).as("only the process moves a case").isEqualTo(stage);
        } else {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> SampleCases.tried(it, action, LATER))
                    .matches(SampleMoves::isNotPossible);
            assertThat(SampleMoves.in(stage)).containsExactlyInAnyOrderElementsOf(POSSIBLE.get(stage));
            assertThat(SampleCases.stored(it)).isEqualTo(before);
            assertThat(it.events()).isEmpty();
            assertThat(it.departure()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void storesWhatItReads(Stage stage) {
        Case it = SampleCases.at(stage);
        byte[] stored = CaseJson.write(it);
        Case read = CaseJson.read(stored);
        assertThat(CaseJson.write(read)).isEqualTo(stored);
        assertThat(read.stage()).isEqualTo(stage);
        assertThat(read.since()).isEqualTo(it.since());
        assertThat(read.dueAt()).isEqualTo(it.dueAt());
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
        assertThat(it.entries())
                .allMatch(entry -> entry.codes().values().stream()
                        .allMatch(code -> code.matches("[A-Z_]+|[0-9]+|[0-9-]{10}|true|false")));
    }

    @ParameterizedTest
    @EnumSource(
            value = TriageResult.class,
            mode = Mode.EXCLUDE,
            names = {"ACCEPT", "UNKNOWN"})
    void leadsAwayWhatIsNotAccepted(TriageResult result) {
        Case it = SampleCases.at(Stage.TRIAGE);
        SampleCases.triage(it, result.name(), null, false, LATER);
        assertThat(it.departure()).isEqualTo(Map.of("route", "CLOSED"));
        new Course(it).close(LATER);
        assertThat(SampleCases.last(it.events(), CaseClosed.class).reason()).isEqualTo(CloseReason.NOT_ACCEPTED);
        assertThat(it.shownToBody()).isFalse();
    }

    @Test
    void doesNotPutAnAnonymousReportToTheBody() {
        Case it = triaged(IdentityMode.ANONYMOUS_EVIDENCE);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleCases.triage(it, "ACCEPT", null, false, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("result"));
        SampleCases.triage(it, "EVIDENCE_ONLY", null, false, LATER);
        assertThat(it.departure()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({", true, statementForBody", "A statement, false, wordingAgreed"})
    void putsAConfidentialReportToTheBodyOnlyInAgreedWords(String statement, boolean agreed, String field) {
        Case it = triaged(IdentityMode.CONFIDENTIAL);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SampleCases.triage(it, "ACCEPT", statement, agreed, LATER))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly(field));
        assertThat(it.departure()).isNull();
        SampleCases.triage(it, "ACCEPT", "A statement", true, LATER);
        assertThat(it.shownToBody()).isTrue();
    }

    @Test
    void tellsTheBodySomethingAlsoWhereTheReporterIsNamedButDoesNotShare() {
        Case it = SampleCases.opened(IdentityMode.NAMED, false, Urgency.NORMAL);
        SampleCases.act(it, "acknowledgement", OPENED);
        new Course(it).enter(Stage.TRIAGE, DAYS, OPENED);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SampleCases.triage(it, "ACCEPT", null, false, LATER))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly("statementForBody", "wordingAgreed"));
        SampleCases.triage(it, "ACCEPT", "A statement", true, LATER);
        assertThat(it.shownToBody()).isTrue();
    }

    private static Case triaged(IdentityMode identity) {
        Case it = SampleCases.opened(identity);
        SampleCases.act(it, "acknowledgement", OPENED);
        new Course(it).enter(Stage.TRIAGE, DAYS, OPENED);
        return it;
    }

    @Test
    void watchesUntilEveryPromiseIsRecorded() {
        Case it = SampleCases.at(Stage.REMEDY);
        List<String> promised = SampleCases.promised(it);
        SampleCases.recordPromise(it, promised.get(0), "PARTLY", null, LATER);
        assertThat(it.departure()).isNull();
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleCases.recordPromise(it, promised.get(0), "KEPT", null, LATER))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("status"));
        SampleCases.recordPromise(it, promised.get(1), "NOT_KEPT", null, LATER);
        assertThat(it.departure()).isNotNull();
    }

    @Test
    void knowsOnlyWhatWasPromised() {
        Case it = SampleCases.at(Stage.REMEDY);
        assertThatExceptionOfType(NoSuchCase.class)
                .isThrownBy(() -> SampleCases.recordPromise(it, "a3", "KEPT", null, LATER));
    }

    @Test
    void correctsAnOutcomeAfterClosing() {
        Case it = SampleCases.at(Stage.CLOSED);
        it.stored();
        SampleCases.recordOutcome(it, "Summary", LATER, "GROUP_CLOSED");
        assertThat(it.events())
                .containsExactly(new OutcomeRecorded(
                        it.about(), LATER, List.of(Outcome.GROUP_CLOSED), List.of(Outcome.FUNDING_KEPT)));
        assertThat(it.stage()).isEqualTo(Stage.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CLOSING", "CLOSED"})
    void recordsAnOutcomeThatIsSentTwiceOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        SampleCases.recordOutcome(it, "Summary", LATER, "APOLOGY", "FUNDING_KEPT");
        it.stored();
        byte[] before = SampleCases.stored(it);
        SampleCases.recordOutcome(it, "Summary", LATER, "FUNDING_KEPT", "APOLOGY");
        assertThat(it.changed()).isFalse();
        assertThat(SampleCases.stored(it)).isEqualTo(before);

        SampleCases.recordOutcome(it, "Another", LATER, "FUNDING_KEPT", "APOLOGY");
        SampleCases.recordOutcome(it, "Another", LATER, "FUNDING_KEPT");
        assertThat(it.events()).hasSize(2);
    }

    @Test
    void correctsAnOutcomeSoOftenAndNoMore() {
        Case it = SampleCases.at(Stage.CLOSED);
        for (int i = 1; i < 100; i++) {
            SampleCases.recordOutcome(it, "Summary " + i, LATER, "APOLOGY");
        }
        byte[] before = SampleCases.stored(it);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleCases.recordOutcome(it, "Summary", LATER, "NO_CHANGE"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("outcomes"));
        assertThat(SampleCases.stored(it)).isEqualTo(before);
    }

    private record Note(String text) {}

    @Test
    void isNotChangedByWhatItKeepsAlready() {
        Section<Note> section = Section.of("sample", Note.class);
        Case it = SampleCases.at(Stage.REPLY);
        it.keep(section, new Note("a"), LATER);
        it.stored();
        it.keep(section, new Note("a"), LATER);
        assertThat(it.changed()).isFalse();
        it.keep(section, new Note("b"), LATER);
        assertThat(it.changed()).isTrue();
    }

    @Test
    void belongsToWhoAcknowledgesItUnlessSomebodyHasTakenIt() {
        Case it = SampleCases.at(Stage.ACKNOWLEDGEMENT);
        assertThat(it.owner()).isNull();
        SampleCases.act(it, "acknowledgement", LATER);
        assertThat(it.owner()).isEqualTo(SampleMoves.OFFICER);

        Case taken = SampleCases.at(Stage.ACKNOWLEDGEMENT);
        SampleCases.act(taken, "owner", LATER);
        SampleCases.act(taken, "acknowledgement", LATER);
        assertThat(taken.owner()).isEqualTo("sample-deputy");
    }

    @Test
    void isNotChangedByWhoOwnsItAlready() {
        Case it = SampleCases.at(Stage.REPLY);
        it.stored();
        byte[] before = SampleCases.stored(it);
        SampleCases.make(it, "owner", "{}", LATER);
        assertThat(it.changed()).isFalse();
        assertThat(SampleCases.stored(it)).isEqualTo(before);
        SampleCases.act(it, "owner", LATER);
        assertThat(it.owner()).isEqualTo("sample-deputy");
        assertThat(it.changed()).isTrue();
        assertThat(it.events()).isEmpty();
    }

    @Test
    void closesAfterItsCourse() {
        Case it = SampleCases.at(Stage.CLOSED);
        CaseClosed closed = SampleCases.last(it.events(), CaseClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.OUTCOME_RECORDED);
        assertThat(closed.stageReached()).isEqualTo(Stage.CLOSING);
        assertThat(it.dueAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void isWithdrawnOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        assertThat(new Course(it).withdraw(LATER)).isTrue();
        assertThat(new Course(it).withdraw(LATER)).isFalse();
        new Course(it).close(LATER);
        CaseClosed closed = SampleCases.last(it.events(), CaseClosed.class);
        assertThat(closed.reason()).isEqualTo(CloseReason.WITHDRAWN);
        assertThat(closed.stageReached()).isEqualTo(stage);
    }

    @Test
    void isNotWithdrawnWhenClosed() {
        assertThat(new Course(SampleCases.at(Stage.CLOSED)).withdraw(LATER)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void recordsAnOutsideStepThatIsSentTwiceOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        SampleCases.act(it, "external-steps", LATER);
        SampleCases.act(it, "external-steps", LATER);
        it.stored();
        byte[] before = SampleCases.stored(it);
        SampleCases.outsideStep(it, 0, LATER);
        SampleCases.outsideStep(it, 1, LATER);
        assertThat(it.events()).isEmpty();
        assertThat(SampleCases.stored(it)).isEqualTo(before);
    }

    @Test
    void holdsSoManyOutsideStepsAndNoMore() {
        Case it = SampleCases.at(Stage.REPLY);
        for (int i = 0; i < 100; i++) {
            SampleCases.act(it, "external-steps", LATER);
        }
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> SampleCases.act(it, "external-steps", LATER));
    }
}
