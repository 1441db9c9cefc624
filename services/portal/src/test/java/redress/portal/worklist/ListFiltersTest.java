package redress.portal.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address of the work list says, and how it is written. */
class ListFiltersTest {

    private static ListFilters typed(String q) {
        return ListFilters.read(Map.of("q", q));
    }

    @ParameterizedTest
    @CsvSource({
        "CB, CB",
        "cb-, CB",
        "cb7k, CB7K",
        "CB-7K2M, CB7K2M",
        "CB-7K2M-, CB7K2M",
        "cb 7k2m q4tx, CB7K2MQ4TX",
        "cbabcdefgh, CBABCDEFGH"
    })
    void knowsAReference(String typed, String reference) {
        assertThat(typed(typed).byReference()).isTrue();
        assertThat(typed(typed).reference()).isEqualTo(reference);
        assertThat(typed(typed).byWords()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Thurrock Council", "CBC Care", "CBT", "7K2M", "CB-7K2M-Q4TX again", "Council 3"})
    void takesAllElseForWords(String typed) {
        assertThat(typed(typed).byReference()).isFalse();
        assertThat(typed(typed).byWords()).isTrue();
    }

    @Test
    void leavesOutWhatIsTooLong() {
        ListFilters filters = typed("x".repeat(101));
        assertThat(filters.misread()).containsExactly("q");
        assertThat(filters.any()).isFalse();
        assertThat(typed("😀".repeat(100)).misread()).isEmpty();
    }

    @Test
    void writesWhatItRead() {
        Map<String, String> chosen = Map.of(
                "q",
                "a & b {c} + \u00e9%",
                "stage",
                "REPLY",
                "body",
                "a-b",
                "kind",
                "OTHER",
                "urgent",
                "true",
                "mine",
                "false");
        ListFilters filters = ListFilters.read(chosen);
        assertThat(filters.address("n_1_x"))
                .isEqualTo(
                        "/cases?q=a%20%26%20b%20%7Bc%7D%20%2B%20%C3%A9%25&stage=REPLY&body=a-b&kind=OTHER&urgent=true"
                                + "&after=n_1_x");
        assertThat(ListFilters.read(Map.of()).address("")).isEqualTo("/cases");
    }
}
