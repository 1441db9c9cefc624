package redress.evidence.measures;

import java.util.Map;
import java.util.TreeMap;
import redress.evidence.counting.Counter;
import redress.evidence.counting.Counts;

/**
 * The measures of a scope; every map is from code to number.
 *
 * @param byStage where cases stand now
 * @param byOutcome the outcomes that stand now; a case may have several
 * @param ruleResults from rule and result, such as {@code R-CONS-12W:NOT_MET}
 * @param suppressedBelow numbers smaller than this are left out of the maps, so that nobody can be recognised; 1 if nothing is
 */
record SummaryView(
        long cases,
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
        Map<String, DaysView> daysPerStage,
        DeadlinesView deadlines,
        long agreements,
        long noticesDelivered,
        long noticesFailed,
        int suppressedBelow) {

    private static final double SECONDS_A_DAY = 86_400;

    /** @param n how often the stage was left, {@code meanDays} how long cases had stood in it, in days and hundredths */
    record DaysView(long n, double meanDays) {}

    record DeadlinesView(long kept, long missed) {}

    static SummaryView of(Counts counts, int suppressedBelow) {
        Shown shown = new Shown(counts, suppressedBelow);
        return new SummaryView(
                shown.total(Counter.CASES),
                shown.map(Counter.REGION),
                shown.map(Counter.COMPACT),
                shown.map(Counter.UNDERTAKING),
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
                shown.days(),
                new DeadlinesView(shown.total(Counter.DEADLINES_KEPT), shown.total(Counter.DEADLINES_MISSED)),
                shown.total(Counter.AGREEMENTS),
                shown.total(Counter.NOTICES_DELIVERED),
                shown.total(Counter.NOTICES_FAILED),
                suppressedBelow);
    }

    /** Leaves out what is too small. */
    private record Shown(Counts counts, int smallest) {

        long total(Counter counter) {
            long n = counts.all(counter);
            return n < smallest ? 0 : n;
        }

        Map<String, Long> map(Counter counter) {
            Map<String, Long> map = counts.of(counter);
            map.values().removeIf(n -> n < smallest);
            return map;
        }

        Map<String, DaysView> days() {
            Map<String, Long> seconds = counts.of(Counter.STAGE_SECONDS);
            Map<String, DaysView> days = new TreeMap<>();
            map(Counter.STAGE_LEFT).forEach((stage, n) -> {
                double mean = seconds.getOrDefault(stage, 0L) / SECONDS_A_DAY / n;
                days.put(stage, new DaysView(n, Math.round(mean * 100) / 100.0));
            });
            return days;
        }
    }
}
