package redress.evidence.counting;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The steps in which days are counted, so that a median can be told without keeping single cases. */
public final class DayBuckets {

    private static final long[] STEPS = {1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 365, 730, 3650};

    private DayBuckets() {}

    /** The step that a time falls into, named by its upper end in days. */
    static long upTo(Duration time) {
        for (long step : STEPS) {
            if (time.compareTo(Duration.ofDays(step)) <= 0) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    /**
     * The median in days, taken as if the times of a step were spread evenly over it.
     *
     * @param bySteps how many fell into each step, by {@code stage:step}
     */
    public static double median(Map<String, Long> bySteps, String stage) {
        TreeMap<Long, Long> counted = new TreeMap<>();
        bySteps.forEach((code, n) -> {
            if (code.startsWith(stage + ":")) {
                counted.merge(Long.parseLong(code.substring(stage.length() + 1)), n, Long::sum);
            }
        });
        double half = counted.values().stream().mapToLong(Long::longValue).sum() / 2.0;
        double below = 0;
        for (Map.Entry<Long, Long> step : counted.entrySet()) {
            if (below + step.getValue() >= half) {
                long from = before(step.getKey());
                return from + (step.getKey() - from) * (half - below) / step.getValue();
            }
            below += step.getValue();
        }
        return 0;
    }

    private static long before(long step) {
        long before = 0;
        for (long each : STEPS) {
            if (each < step) {
                before = each;
            }
        }
        return before;
    }
}
