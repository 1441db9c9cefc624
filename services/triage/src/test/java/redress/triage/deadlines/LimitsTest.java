package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.events.codes.Stage;
import redress.events.register.StageLimit;

class LimitsTest {
    private final StageLimit triage = new StageLimit(Stage.TRIAGE, false, 10, 2);
    private final StageLimit urgentTriage = new StageLimit(Stage.TRIAGE, true, 1, 0);
    private final StageLimit reply = new StageLimit(Stage.REPLY, false, 15, 3);
    private final Limits limits = Limits.of(List.of(triage, urgentTriage, reply));

    @Test
    void findsTheLimitOfAStage() {
        assertThat(limits.of(Stage.TRIAGE, false)).isEqualTo(triage);
        assertThat(limits.of(Stage.TRIAGE, true)).isEqualTo(urgentTriage);
    }

    @Test
    void givesUrgentCasesTheOrdinaryLimitWhereThereIsNoOther() {
        assertThat(limits.of(Stage.REPLY, true)).isEqualTo(reply);
    }

    @Test
    void refusesAStageWithoutLimit() {
        assertThatExceptionOfType(LimitMissing.class)
                .isThrownBy(() -> limits.of(Stage.PANEL, true))
                .withMessageContaining("PANEL");
    }
}
