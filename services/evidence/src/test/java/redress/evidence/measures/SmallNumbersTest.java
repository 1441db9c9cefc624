package redress.evidence.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.evidence.counting.Counter;
import redress.evidence.counting.CountsSamples;
import redress.evidence.measures.SummaryView.DaysView;
import redress.evidence.measures.SummaryView.DeadlinesView;

class SmallNumbersTest {

    private static final int A_DAY = 86_400;

    @ParameterizedTest
    @CsvSource({"0, 0", "1,", "4,", "5, 5", "7, 5", "8, 10", "12, 10", "13, 15", "1234, 1235"})
    void areNullWhereTheyStandAloneAndTheOthersRounded(long n, @Nullable Long shown) {
        assertThat(publicly(Map.of("AGREEMENTS/ALL", n)).total(Counter.AGREEMENTS))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 4", "6, 8", "9, 8", "10, 12"})
    void roundHalvesUp(long n, long shown) {
        assertThat(new SmallNumbers(CountsSamples.counts(Map.of("AGREEMENTS/ALL", n)), 4).total(Counter.AGREEMENTS))
                .isEqualTo(shown);
    }

    @Test
    void areLeftOutOfMaps() {
        assertThat(publicly(Map.of("UNDERTAKING_DECIDED/NC10-4~3", 18L, "UNDERTAKING_DECIDED/NC10-4~4", 4L))
                        .map(Counter.UNDERTAKING_DECIDED))
                .isEqualTo(Map.of("NC10-4.3", 20L));
    }

    @Test
    void areNotTheRestOfATotalWhenOthersTie() {
        SmallNumbers shown =
                publicly(Map.of("CASES/ALL", 19L, "STAGE/A", 2L, "STAGE/B", 5L, "STAGE/C", 5L, "STAGE/D", 7L));
        assertThat(shown.map(Counter.STAGE)).isEqualTo(Map.of("B", 5L, "C", 5L, "D", 5L));
        assertThat(shown.total(Counter.CASES)).isEqualTo(20);
    }

    @Test
    void areNotTheRestOfTheCasesTriagedInTheResultsOfARule() {
        Map<String, Long> results = publicly(Map.of(
                        "RULE_RESULT/R-CONS-12W:NOT_MET", 12L,
                        "RULE_RESULT/R-CONS-12W:MET", 9L,
                        "RULE_RESULT/R-CONS-12W:CANNOT_TELL", 2L,
                        "RULE_RESULT/R-NOTICE-3M:NOT_MET", 23L))
                .map(Counter.RULE_RESULT);
        assertThat(results)
                .isEqualTo(Map.of("R-CONS-12W:NOT_MET", 10L, "R-CONS-12W:MET", 10L, "R-NOTICE-3M:NOT_MET", 25L));
    }

    @Test
    void areNotTheCasesWithoutThoseThatLeftAStage() {
        SummaryView shown = SummaryView.of(
                CountsSamples.counts(Map.of(
                        "CASES/ALL", 11L,
                        "STAGE/ACKNOWLEDGEMENT", 2L,
                        "STAGE_LEFT/ACKNOWLEDGEMENT", 9L,
                        "STAGE_SECONDS/ACKNOWLEDGEMENT", 9L * A_DAY,
                        "STAGE_DAYS/ACKNOWLEDGEMENT:1", 9L)),
                5,
                false);
        assertThat(shown.byStage()).isEmpty();
        assertThat(shown.cases()).isEqualTo(10);
        assertThat(shown.daysPerStage().get("ACKNOWLEDGEMENT").n()).isEqualTo(10);
    }

    @Test
    void areNeverShownAsNothing() {
        SummaryView few = SummaryView.of(
                CountsSamples.counts(Map.of(
                        "CASES/ALL", 3L,
                        "DEADLINES_KEPT/REPLY", 40L,
                        "DEADLINES_MISSED/REPLY", 4L,
                        "AGREEMENTS/ALL", 1L,
                        "NOTICES_DELIVERED/ALL", 2L,
                        "NOTICES_FAILED/REFUSED", 4L)),
                5,
                false);
        assertThat(few.cases()).isNull();
        assertThat(few.deadlines()).isEqualTo(new DeadlinesView(40L, null));
        assertThat(few.agreements()).isNull();
        assertThat(few.noticesDelivered()).isNull();
        assertThat(few.noticesFailed()).isNull();
        SummaryView none = SummaryView.of(CountsSamples.counts(Map.of()), 5, false);
        assertThat(none.cases()).isZero();
        assertThat(none.deadlines()).isEqualTo(new DeadlinesView(0L, 0L));
        assertThat(none.agreements()).isZero();
        assertThat(none.noticesDelivered()).isZero();
        assertThat(none.noticesFailed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11, 12})
    void stayTheSameWhenCasesAreAddedBetweenTwoSteps(long n) {
        assertThat(SummaryView.of(CountsSamples.counts(casesThatLeftTriage(n)), 5, false))
                .isEqualTo(SummaryView.of(CountsSamples.counts(casesThatLeftTriage(8)), 5, false));
    }

    @Test
    void stayTheSameWhenACaseOfAnotherLengthIsAdded() {
        Map<String, Long> more = new HashMap<>(casesThatLeftTriage(10));
        more.put("STAGE_SECONDS/TRIAGE", 9L * A_DAY * 25 / 4 + 8L * A_DAY);
        assertThat(publicly(more).days())
                .isEqualTo(publicly(casesThatLeftTriage(9)).days());
    }

    @Test
    void keepDaysOfStagesLeftTooSeldomBack() {
        Map<String, Long> counts = new HashMap<>(casesThatLeftTriage(8));
        counts.putAll(Map.of("STAGE_LEFT/REPLY", 4L, "STAGE_SECONDS/REPLY", 4L * A_DAY, "STAGE_DAYS/REPLY:1", 4L));
        assertThat(publicly(counts).days()).isEqualTo(Map.of("TRIAGE", new DaysView(10, 6, 8)));
    }

    @Test
    void areShownAsTheyAreToThoseWhoMaySeeThem() {
        Map<String, Long> counts = new HashMap<>(casesThatLeftTriage(3));
        counts.putAll(Map.of("COMPACT/thurrock", 3L, "DEADLINES_KEPT/REPLY", 2L, "AGREEMENTS/ALL", 4L));
        SummaryView all = SummaryView.of(CountsSamples.counts(counts), 1, true);
        assertThat(all.cases()).isEqualTo(3);
        assertThat(all.byCompact()).isEqualTo(Map.of("thurrock", 3L));
        assertThat(all.deadlines()).isEqualTo(new DeadlinesView(2L, 0L));
        assertThat(all.agreements()).isEqualTo(4);
        assertThat(all.daysPerStage()).isEqualTo(Map.of("TRIAGE", new DaysView(3, 6.25, 7.5)));
        assertThat(all.suppressedBelow()).isEqualTo(1);
        assertThat(all.roundedTo()).isEqualTo(1);
    }

    @Test
    void leaveSingleCompactsOutForThePublicAndSayHowTheyWereTreated() {
        SummaryView shown = SummaryView.of(CountsSamples.counts(Map.of("COMPACT/thurrock", 30L)), 5, false);
        assertThat(shown.byCompact()).isEmpty();
        assertThat(shown.suppressedBelow()).isEqualTo(5);
        assertThat(shown.roundedTo()).isEqualTo(5);
    }

    private static SmallNumbers publicly(Map<String, Long> counts) {
        return new SmallNumbers(CountsSamples.counts(counts), 5);
    }

    /** Each after six days and a quarter. */
    private static Map<String, Long> casesThatLeftTriage(long n) {
        return Map.of(
                "CASES/ALL", n,
                "REGION/E12000006", n,
                "STAGE_LEFT/TRIAGE", n,
                "STAGE_SECONDS/TRIAGE", n * A_DAY * 25 / 4,
                "STAGE_DAYS/TRIAGE:10", n);
    }
}
