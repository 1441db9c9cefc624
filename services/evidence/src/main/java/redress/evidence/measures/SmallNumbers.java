package redress.evidence.measures;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import redress.evidence.counting.Counter;
import redress.evidence.counting.Counts;
import redress.evidence.counting.Days;

/**
 * Leaves out what is so small that somebody could be recognised, and a second number where the first could be found by subtracting
 * the others from their total. Suppresses when reading; everything is counted.
 *
 * @param smallest the smallest number that is shown
 */
record SmallNumbers(Counts counts, int smallest) {

    private static final double SECONDS_A_DAY = 86_400;

    long total(Counter counter) {
        long n = counts.all(counter);
        return n < smallest ? 0 : n;
    }

    /** Numbers that overlap, so that no sum gives one of them away. */
    Map<String, Long> map(Counter counter) {
        Map<String, Long> map = counts.of(counter);
        map.values().removeIf(n -> n < smallest);
        return map;
    }

    /** Numbers that add up to a total which is shown too. */
    Map<String, Long> parts(Counter counter) {
        Map<String, Long> all = counts.of(counter);
        Map<String, Long> shown = map(counter);
        if (all.size() - shown.size() == 1 && !shown.isEmpty()) {
            shown.entrySet().stream()
                    .min(Comparator.<Map.Entry<String, Long>>comparingLong(Map.Entry::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(least -> shown.remove(least.getKey()));
        }
        return shown;
    }

    Map<String, SummaryView.DaysView> days() {
        Map<String, Long> seconds = counts.of(Counter.STAGE_SECONDS);
        Map<String, Long> steps = counts.of(Counter.STAGE_DAYS);
        Map<String, SummaryView.DaysView> days = new TreeMap<>();
        map(Counter.STAGE_LEFT)
                .forEach((stage, n) -> days.put(
                        stage,
                        new SummaryView.DaysView(
                                n,
                                hundredths(seconds.getOrDefault(stage, 0L) / SECONDS_A_DAY / n),
                                hundredths(Days.median(steps, stage)))));
        return days;
    }

    private static double hundredths(double days) {
        return Math.round(days * 100) / 100.0;
    }
}
