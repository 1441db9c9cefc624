package redress.evidence.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.evidence.counting.Counter;
import redress.evidence.counting.Counts;
import redress.evidence.counting.CountsSamples;

class SmallNumbersTest {

    private final Counts counts = CountsSamples.counts(Map.of(
            "CASES/ALL", 23L,
            "REGION/E12000001", 12L,
            "REGION/E12000002", 8L,
            "REGION/E12000003", 3L,
            "UNDERTAKING/NC10-4~3", 20L,
            "UNDERTAKING/NC10-4~4", 4L,
            "COMPACT/thurrock", 12L,
            "STAGE_LEFT/REPLY", 4L,
            "AGREEMENTS/ALL", 4L));

    @Test
    void areLeftOut() {
        assertThat(new SmallNumbers(counts, 5).map(Counter.UNDERTAKING)).isEqualTo(Map.of("NC10-4.3", 20L));
        assertThat(new SmallNumbers(counts, 5).total(Counter.AGREEMENTS)).isZero();
        assertThat(new SmallNumbers(counts, 5).days()).isEmpty();
    }

    @Test
    void cannotBeFoundBySubtracting() {
        assertThat(new SmallNumbers(counts, 5).parts(Counter.REGION)).isEqualTo(Map.of("E12000001", 12L));
    }

    @Test
    void areShownToThoseWhoMaySeeThem() {
        SummaryView all = SummaryView.of(counts, 1, true);
        assertThat(all.byRegion()).hasSize(3);
        assertThat(all.byUndertaking()).containsEntry("NC10-4.4", 4L);
        assertThat(all.byCompact()).containsEntry("thurrock", 12L);
        assertThat(all.agreements()).isEqualTo(4);
    }

    @Test
    void leaveSingleCompactsOutForThePublic() {
        assertThat(SummaryView.of(counts, 1, false).byCompact()).isEmpty();
        assertThat(SummaryView.of(counts, 5, false).suppressedBelow()).isEqualTo(5);
    }
}
