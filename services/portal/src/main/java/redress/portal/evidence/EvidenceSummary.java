package redress.portal.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.portal.pages.Words;

/**
 * The figures that the evidence service counted; counts by code. A single number is null where it is too small to be shown.
 *
 * @param suppressedBelow numbers smaller than this are not shown
 * @param roundedTo what numbers are rounded to; 1, or null from a service that rounds nothing
 */
record EvidenceSummary(
        @Nullable Long cases,
        @Nullable Map<String, Long> byRegion,
        @Nullable Map<String, Long> byCompact,
        @Nullable Map<String, Long> byUndertaking,
        @Nullable Map<String, Long> byCategory,
        @Nullable Map<String, Long> byTriageResult,
        @Nullable Map<String, Long> byStage,
        @Nullable Map<String, Long> byOutcome,
        @Nullable Map<String, Long> closed,
        @Nullable Map<String, Days> daysPerStage,
        @Nullable Map<String, Long> ruleResults,
        @Nullable Map<String, Long> otherSteps,
        @Nullable Deadlines deadlines,
        int suppressedBelow,
        @Nullable Integer roundedTo) {

    /** How long cases stood in a stage. */
    record Days(long n, double meanDays) {}

    /** How many deadlines were kept and missed. */
    record Deadlines(@Nullable Long kept, @Nullable Long missed) {}

    public boolean rounded() {
        return roundedTo != null && roundedTo > 1;
    }

    public String casesShown(Words words) {
        return shown(cases, words);
    }

    /** With the percentage kept, if both numbers are shown; null while there are no deadlines. */
    public @Nullable String deadlinesShown(Words words) {
        if (deadlines == null) {
            return null;
        }
        Long kept = deadlines.kept;
        Long missed = deadlines.missed;
        String both = words.say("evidence.deadlines", shown(kept, words), shown(missed, words));
        if (kept == null || missed == null) {
            return both;
        }
        return kept + missed == 0
                ? null
                : words.say("evidence.deadlines.percent", Math.round(100.0 * kept / (kept + missed)), both);
    }

    private String shown(@Nullable Long count, Words words) {
        return count == null
                ? words.say("evidence.fewer-than", suppressedBelow)
                : String.format(words.language(), "%,d", count);
    }
}
