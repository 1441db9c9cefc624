package redress.triage.moves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.triage.access.Role;

class MoveTableTest {

    @ParameterizedTest
    @CsvSource({
        "OFFICER, acknowledgement, true",
        "OFFICER, reply, true",
        "OFFICER, closing, true",
        "CHAIR, triage, true",
        "CHAIR, reply, false",
        "CHAIR, panel, true",
        "PANEL, mediation, true",
        "PANEL, agreement, false",
        "PANEL, external-steps, false",
        "BODY, reply, true",
        "BODY, triage, false",
        "BODY, outcome, false",
        "BODY, external-steps, false"
    })
    void isForThoseInTheTable(Role role, String move, boolean theirs) {
        assertThat(SampleMoves.table().find(move).orElseThrow().isFor(role)).isEqualTo(theirs);
    }

    @Test
    void tellsNothingOfWhatWasTyped() {
        assertThat(SampleMoves.table().all().map(Move::form).filter(form -> form.getRecordComponents().length > 0))
                .allSatisfy(
                        form -> assertThat(form.getDeclaredMethod("toString").toString())
                                .contains(form.getName()));
    }
}
