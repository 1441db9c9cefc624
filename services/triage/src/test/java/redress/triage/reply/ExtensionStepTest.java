package redress.triage.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.DeadlineReason;
import redress.events.codes.DecidedBy;
import redress.events.codes.ExtensionState;
import redress.events.codes.Stage;
import redress.events.triage.CaseEvent;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExtensionChanged;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.cases.SampleCases;
import redress.triage.moves.SampleMoves;

class ExtensionStepTest {

    private static final Instant NOW = Instant.parse("2026-12-10T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-12-14T23:59:59Z");

    @Test
    void changesNoDeadlineUntilItIsDecided() {
        Case it = asked();
        assertThat(it.dueAt()).isEqualTo(DUE);
        assertThat(last(it))
                .isEqualTo(new ExtensionChanged(it.about(), NOW, Stage.REPLY, ExtensionState.ASKED, DUE, null));
    }

    @Test
    void movesTheDeadlineByFiveWorkingDaysWhenItIsGranted() {
        Case it = asked();
        Instant reminded = it.remindAt();
        SampleMoves.make(it, "extension-decision", null, "{'state':'GRANTED'}", NOW);
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-12-21T23:59:59Z"));
        assertThat(it.remindAt()).isAfter(reminded);
        assertThat(last(it).state()).isEqualTo(ExtensionState.GRANTED);
        assertThat(last(it).dueAt()).isEqualTo(it.dueAt());
        assertThat(SampleCases.events(it))
                .filteredOn(DeadlineSet.class::isInstance)
                .last()
                .satisfies(set -> assertThat(((DeadlineSet) set).reason()).isEqualTo(DeadlineReason.EXTENDED));
        assertThat(it.stage()).isEqualTo(Stage.REPLY);
    }

    /** Both were asked: the other has to be told. */
    @ParameterizedTest
    @CsvSource({"OFFICER, OFFICER", "CHAIR, CHAIR"})
    void saysAsWhatItWasDecided(Role role, DecidedBy decidedBy) {
        for (String json : List.of("{'state':'GRANTED'}", "{'state':'REFUSED','answer':'Too late'}")) {
            Case it = asked();
            assertThat(last(it).decidedBy()).isNull();
            SampleMoves.makeAs(role, it, "extension-decision", json, NOW);
            assertThat(last(it).decidedBy()).isEqualTo(decidedBy);
        }
    }

    @Test
    void leavesTheDeadlineWhenItIsRefusedWithAReason() {
        Case it = asked();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SampleMoves.make(it, "extension-decision", null, "{'state':'REFUSED'}", NOW))
                .satisfies(refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly("answer"));
        SampleMoves.make(it, "extension-decision", null, "{'state':'REFUSED','answer':'Too late'}", NOW);
        assertThat(it.dueAt()).isEqualTo(DUE);
        assertThat(last(it).state()).isEqualTo(ExtensionState.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"extension, {'reason':'Again'}", "extension-decision, {'state':'GRANTED'}"})
    void isAskedForAndDecidedOnce(String again, String json) {
        Case it = asked();
        SampleMoves.make(it, "extension-decision", null, "{'state':'GRANTED'}", NOW);
        Instant due = it.dueAt();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> SampleMoves.make(it, again, null, json, NOW))
                .matches(SampleMoves::isNotPossible);
        assertThat(it.dueAt()).isEqualTo(due);
    }

    /** The timer that ends the stage may come late. */
    @Test
    void givesNoTimeOnceTheDeadlineWasMissed() {
        Case it = asked();
        Instant late = DUE.plusSeconds(1);
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleMoves.make(it, "extension-decision", null, "{'state':'GRANTED'}", late));
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> SampleMoves.make(
                        SampleCases.at(Stage.REPLY), "extension", null, "{'reason':'Holidays'}", late));
        assertThat(it.dueAt()).isEqualTo(DUE);
        SampleMoves.make(it, "extension-decision", null, "{'state':'GRANTED'}", DUE);
        assertThat(it.dueAt()).isAfter(DUE);
    }

    @Test
    void isNotDecidedBeforeItIsAskedFor() {
        Case it = SampleCases.at(Stage.REPLY);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> SampleMoves.make(it, "extension-decision", null, "{'state':'GRANTED'}", NOW))
                .matches(SampleMoves::isNotPossible);
    }

    @Test
    void cannotBeDecidedToBeAskedFor() {
        Case it = asked();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SampleMoves.make(it, "extension-decision", null, "{'state':'ASKED'}", NOW));
    }

    private static Case asked() {
        Case it = SampleCases.at(Stage.REPLY);
        SampleMoves.make(it, "extension", null, "{'reason':'Holidays'}", NOW);
        return it;
    }

    private static ExtensionChanged last(Case it) {
        CaseEvent last = SampleCases.events(it).get(SampleCases.events(it).size() - 1);
        return (ExtensionChanged) last;
    }
}
