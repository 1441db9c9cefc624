package redress.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Map<String, Long> COUNTS = Map.of("A", 4L, "B", 1_200L, "C", 600L, "D", 0L);

    @Test
    void putsTheGreatestFirstWithBarsInProportion() {
        assertThat(Figures.table("T", "C", COUNTS, c -> c).rows())
                .extracting(Figures.Row::name, Figures.Row::shown, Figures.Row::bar)
                .containsExactly(tuple("B", "1,200", 100), tuple("C", "600", 50), tuple("A", "4", 1));
    }

    @Test
    void putsStagesInTheOrderOfTheProcess() {
        assertThat(Figures.stages("T", "S", Map.of("CLOSED", 9L, "TRIAGE", 1L, "PANEL", 2L), c -> c)
                        .rows())
                .extracting(Figures.Row::name)
                .containsExactly("TRIAGE", "PANEL", "CLOSED");
        EvidenceSummary.Days days = new EvidenceSummary.Days(3, 6.25);
        assertThat(Figures.days(Map.of("CLOSING", days, "AGREEMENT", days, "ACKNOWLEDGEMENT", days), false, c -> c))
                .extracting(Figures.Row::name)
                .containsExactly("ACKNOWLEDGEMENT", "AGREEMENT", "CLOSING");
    }

    @Test
    void isEmptyWithoutCounts() {
        assertThat(Figures.table("T", "C", null, c -> c).rows()).isEmpty();
        assertThat(Figures.days(null, false, c -> c)).isEmpty();
    }

    @Test
    void showsTenthsOfDaysOnlyWhereTheyAreKnown() {
        assertThat(Figures.days(Map.of("TRIAGE", new EvidenceSummary.Days(3, 6.25)), false, c -> c))
                .containsExactly(new Figures.Row("TRIAGE", "6.3", 100));
        assertThat(Figures.days(Map.of("TRIAGE", new EvidenceSummary.Days(5, 6)), true, c -> c))
                .containsExactly(new Figures.Row("TRIAGE", "6", 100));
    }
}
