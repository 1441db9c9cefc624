package redress.evidence.counting;

import java.util.Map;

/** Counts for tests of other packages. */
public final class CountsSamples {

    private CountsSamples() {}

    /** @param figures by {@code COUNTER/code} */
    public static Counts counts(Map<String, Long> figures) {
        Counts counts = new Counts();
        counts.add(figures);
        return counts;
    }
}
