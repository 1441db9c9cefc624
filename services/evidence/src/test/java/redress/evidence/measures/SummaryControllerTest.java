package redress.evidence.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.evidence.counting.CountsSamples;
import redress.evidence.counting.Ledgers;
import redress.platform.security.Caller;
import redress.platform.web.Refusal;

class SummaryControllerTest {

    private static final Caller ANALYST = new Caller("p1", Set.of("national/england/analyst"));
    private static final Caller OFFICER = new Caller("p2", Set.of("compact/thurrock/officer"));
    private static final Caller CONTACT = new Caller("p3", Set.of("body/thurrock-council/contact"));

    private final Ledgers ledgers = mock();
    private final SummaryController controller = new SummaryController(ledgers, 5);

    @BeforeEach
    void count() {
        Map<String, Long> three = Map.of("CASES/ALL", 3L, "COMPACT/thurrock", 3L);
        when(ledgers.england()).thenReturn(CountsSamples.counts(three));
        when(ledgers.region("E12000006")).thenReturn(CountsSamples.counts(three));
        when(ledgers.compact("thurrock")).thenReturn(CountsSamples.counts(three));
        when(ledgers.compact("essex")).thenReturn(CountsSamples.counts(three));
    }

    @Test
    void showsSmallNumbersOnlyToAnalysts() {
        assertThat(controller.summary(null, null, null).cases()).isZero();
        assertThat(controller.summary("E12000006", null, OFFICER).cases()).isZero();
        assertThat(controller.summary(null, null, ANALYST).cases()).isEqualTo(3);
        assertThat(controller.summary(null, null, ANALYST).byCompact()).containsEntry("thurrock", 3L);
    }

    @Test
    void showsACompactToAnalystsAndItsOwnGroup() {
        assertThat(controller.summary(null, "thurrock", ANALYST).cases()).isEqualTo(3);
        assertThat(controller.summary(null, "thurrock", OFFICER).cases()).isEqualTo(3);
        for (Caller other : new Caller[] {null, CONTACT}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> controller.summary(null, "thurrock", other))
                    .satisfies(e -> assertThat(e.status().value()).isEqualTo(403));
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> controller.summary(null, "essex", OFFICER));
    }

    @Test
    void takesOneScopeAtATime() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> controller.summary("E12000006", "thurrock", ANALYST))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(422));
    }
}
