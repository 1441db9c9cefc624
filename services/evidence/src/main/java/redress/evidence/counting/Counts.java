package redress.evidence.counting;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a scope, summed over all partitions. */
public final class Counts {

    private final Map<Counter, Map<String, Long>> figures = new EnumMap<>(Counter.class);

    void add(Map<String, Long> stored) {
        stored.forEach((name, by) -> Figure.counterOf(name)
                .ifPresent(counter -> figures.computeIfAbsent(counter, c -> new TreeMap<>())
                        .merge(Figure.codeOf(name), by, Long::sum)));
    }

    /** By code, without zeros. */
    public Map<String, Long> of(Counter counter) {
        Map<String, Long> found = new TreeMap<>(figures.getOrDefault(counter, Map.of()));
        found.values().removeIf(n -> n == 0);
        return found;
    }

    public long all(Counter counter) {
        return figures.getOrDefault(counter, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
