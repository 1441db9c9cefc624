package redress.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Map<String, Long> COUNTS = Map.of("A", 4L, "B", 1_200L, "C", 5L, "D", 0L);

    @Test
    void hidesSmallNumbersFromThePublic() {
        Figures.Table table = new Figures(false).table("T", "C", COUNTS, c -> c);
        assertThat(table.rows())
                .extracting(Figures.Row::name, Figures.Row::shown)
                .containsExactly(
                        tuple("B", "1,200"),
                        tuple("C", "5"),
                        tuple("A", "fewer than 5"));
        assertThat(table.rows().get(2).bar()).isZero();
    }

    @Test
    void showsThemToAnalysts() {
        assertThat(new Figures(true).table("T", "C", COUNTS, c -> c).rows())
                .extracting(Figures.Row::shown)
                .contains("4");
    }

    @Test
    void isEmptyWithoutCounts() {
        assertThat(new Figures(true).table("T", "C", null, c -> c).rows()).isEmpty();
    }
}
