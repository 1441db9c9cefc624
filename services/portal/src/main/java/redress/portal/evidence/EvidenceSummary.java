package redress.portal.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures that the evidence service counted; counts by code. */
record EvidenceSummary(
        long cases,
        @Nullable Map<String, Long> byRegion,
        @Nullable Map<String, Long> byCompact,
        @Nullable Map<String, Long> byUndertaking,
        @Nullable Map<String, Long> byCategory,
        @Nullable Map<String, Long> byStage,
        @Nullable Map<String, Long> byOutcome,
        @Nullable Map<String, Days> daysPerStage,
        @Nullable Map<String, Long> ruleResults,
        @Nullable Deadlines deadlines,
        @Nullable Integer suppressedBelow) {

    /** How long cases stood in a stage. */
    record Days(long n, double meanDays) {}

    /** How many deadlines were kept and missed. */
    record Deadlines(long kept, long missed) {}

    /** In whole percent; null while there is none. */
    public @Nullable Long keptPercent() {
        return deadlines == null || deadlines.kept + deadlines.missed == 0
                ? null
                : Math.round(100.0 * deadlines.kept / (deadlines.kept + deadlines.missed));
    }
}
