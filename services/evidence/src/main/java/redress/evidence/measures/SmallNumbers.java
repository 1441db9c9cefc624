package redress.evidence.measures;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import redress.evidence.counting.Counter;
import redress.evidence.counting.Counts;
import redress.evidence.counting.DayBuckets;

/**
 * Leaves out what is so small that somebody could be recognised, and rounds the rest to the nearest multiple of the smallest number that is
 * shown. Each number is treated on its own, totals too, so that what was left out is not the difference of what was not. Done when reading;
 * everything is counted.
 *
 * @param smallest the smallest number that is shown; with 1 all numbers are, as they are
 */
record SmallNumbers(Counts counts, int smallest) {

    private static final double SECONDS_A_DAY = 86_400;

    /** Null where the number is too small to be shown; that there is nothing at all may be said. */
    @Nullable
    Long total(Counter counter) {
        long n = counts.all(counter);
        if (n == 0) {
            return 0L;
        }
        return n < smallest ? null : rounded(n);
    }

    /** Without what is too small to be shown, so that its code tells nothing either. */
    Map<String, Long> map(Counter counter) {
        Map<String, Long> map = counts.of(counter);
        map.values().removeIf(n -> n < smallest);
        map.replaceAll((code, n) -> rounded(n));
        return map;
    }

    /** Without stages that were left too seldom to be shown. */
    Map<String, SummaryView.DaysView> days() {
        Map<String, Long> seconds = counts.of(Counter.STAGE_SECONDS);
        Map<String, Long> steps = counts.of(Counter.STAGE_DAYS);
        Map<String, SummaryView.DaysView> days = new TreeMap<>();
        counts.of(Counter.STAGE_LEFT).forEach((stage, n) -> {
            if (n >= smallest) {
                days.put(
                        stage,
                        new SummaryView.DaysView(
                                rounded(n),
                                roundedDays(seconds.getOrDefault(stage, 0L) / SECONDS_A_DAY / n),
                                roundedDays(DayBuckets.median(steps, stage))));
            }
        });
        return days;
    }

    /** Halves are rounded up. */
    private long rounded(long n) {
        return (n + smallest / 2) / smallest * smallest;
    }

    /** To hundredths of a day, or to whole days where numbers are rounded: hundredths would move with every single case. */
    private double roundedDays(double days) {
        return smallest > 1 ? Math.round(days) : Math.round(days * 100) / 100.0;
    }
}
