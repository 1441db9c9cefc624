package redress.evidence.measures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.evidence.counting.Counter;
import redress.evidence.counting.Counts;

/**
 * The measures of a scope; every map is from code to number. A single number is null where it is too small to be shown, and 0 only where
 * there is nothing.
 *
 * @param byUndertaking the undertakings that triage found touched, whatever the reporters chose
 * @param byStage where cases stand now
 * @param byOutcome the outcomes that stand now; a case may have several
 * @param ruleResults from rule and result, such as {@code R-CONS-12W:NOT_MET}
 * @param otherSteps from the kind of step and its codes, such as {@code extension-changed:GRANTED}
 * @param byCompact empty for the public
 * @param suppressedBelow numbers smaller than this are left out of the maps, so that nobody can be recognised; 1 if nothing is
 * @param roundedTo every number is rounded to the nearest multiple of this, on its own; 1 if nothing is
 */
record SummaryView(
        @Schema(nullable = true) @Nullable Long cases,
        Map<String, Long> byRegion,
        Map<String, Long> byCompact,
        Map<String, Long> byUndertaking,
        Map<String, Long> byCategory,
        Map<String, Long> byStage,
        Map<String, Long> byOutcome,
        Map<String, Long> byTriageResult,
        Map<String, Long> bySeverity,
        Map<String, Long> byIdentityMode,
        Map<String, Long> byMonth,
        Map<String, Long> ruleResults,
        Map<String, Long> externalSteps,
        Map<String, Long> actions,
        Map<String, Long> closed,
        Map<String, Long> otherSteps,
        Map<String, DaysView> daysPerStage,
        DeadlinesView deadlines,
        @Schema(nullable = true) @Nullable Long agreements,
        @Schema(nullable = true) @Nullable Long noticesDelivered,
        @Schema(nullable = true) @Nullable Long noticesFailed,
        int suppressedBelow,
        int roundedTo) {

    /**
     * How long cases had stood in a stage that they left, in days and hundredths; in whole days where numbers are rounded.
     *
     * @param n how often the stage was left
     * @param medianDays taken from counts in steps, so not exact
     */
    record DaysView(long n, double meanDays, double medianDays) {}

    record DeadlinesView(
            @Schema(nullable = true) @Nullable Long kept,
            @Schema(nullable = true) @Nullable Long missed) {}

    /**
     * @param smallest the smallest number that is shown, and what numbers are rounded to
     * @param withCompacts whether single Compacts are shown
     */
    static SummaryView of(Counts counts, int smallest, boolean withCompacts) {
        SmallNumbers shown = new SmallNumbers(counts, smallest);
        return new SummaryView(
                shown.total(Counter.CASES),
                shown.map(Counter.REGION),
                withCompacts ? shown.map(Counter.COMPACT) : Map.of(),
                shown.map(Counter.UNDERTAKING_DECIDED),
                shown.map(Counter.CATEGORY),
                shown.map(Counter.STAGE),
                shown.map(Counter.OUTCOME),
                shown.map(Counter.TRIAGE_RESULT),
                shown.map(Counter.SEVERITY),
                shown.map(Counter.IDENTITY_MODE),
                shown.map(Counter.MONTH),
                shown.map(Counter.RULE_RESULT),
                shown.map(Counter.EXTERNAL_STEP),
                shown.map(Counter.ACTION),
                shown.map(Counter.CLOSED),
                shown.map(Counter.OTHER_STEP),
                shown.days(),
                new DeadlinesView(shown.total(Counter.DEADLINES_KEPT), shown.total(Counter.DEADLINES_MISSED)),
                shown.total(Counter.AGREEMENTS),
                shown.total(Counter.NOTICES_DELIVERED),
                shown.total(Counter.NOTICES_FAILED),
                smallest,
                smallest);
    }
}
