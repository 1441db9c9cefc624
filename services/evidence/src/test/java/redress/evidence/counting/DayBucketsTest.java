package redress.evidence.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayBucketsTest {

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "P1D, 1", "P1DT1S, 2", "P10D, 10", "P10DT1S, 15", "P400D, 730", "P9999D, 3650"})
    void fallIntoTheStepThatEndsNext(Duration time, long step) {
        assertThat(DayBuckets.upTo(time)).isEqualTo(step);
    }

    @Test
    void haveAMedianWithinTheMiddleStep() {
        assertThat(DayBuckets.median(Map.of("REPLY:1", 1L, "REPLY:10", 2L, "REPLY:60", 1L, "PANEL:1", 90L), "REPLY"))
                .isEqualTo(7.5);
        assertThat(DayBuckets.median(Map.of("REPLY:5", 4L), "REPLY")).isEqualTo(4);
        assertThat(DayBuckets.median(Map.of(), "REPLY")).isZero();
    }
}
