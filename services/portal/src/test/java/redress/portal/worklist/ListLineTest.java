package redress.portal.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.pages.Words;

class ListLineTest {

    /** The day ends at midnight in England, in summer too. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-10T22:59:59Z, false, 2026-06-10, today",
        "2026-06-10T22:59:59Z, false, 2026-06-09, tomorrow",
        "2026-06-10T22:59:59Z, false, 2026-05-31, in 10 days",
        "2026-06-10T22:59:59Z, true, 2026-06-11, Overdue by 1 day",
        "2026-06-10T22:59:59Z, true, 2026-06-20, Overdue by 10 days",
        "2026-06-10T10:00:00Z, true, 2026-06-10, Overdue"
    })
    void saysHowLongItIsUntilThenOrSince(Instant dueAt, boolean overdue, LocalDate today, String said) {
        WorkList.Item item = new WorkList.Item(
                "c",
                "CB",
                null,
                "thurrock",
                "b",
                "REPLY",
                null,
                dueAt,
                null,
                overdue,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(ListLine.due(item, today, new Words())).isEqualTo(said);
    }
}
