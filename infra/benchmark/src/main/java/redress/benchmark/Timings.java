package redress.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How long each step took, in milliseconds, and how often it failed. Safe for use by several threads. */
final class Timings {

    private final Map<String, ConcurrentLinkedQueue<Long>> nanos = new LinkedHashMap<>();
    private final Map<String, LongAdder> errors = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();

    /** One row of the table; the percentiles are of the successful calls, in milliseconds. */
    record Row(String step, long count, long errors, double p50Millis, double p95Millis, double p99Millis) {}

    Timings(List<String> steps) {
        for (String step : steps) {
            nanos.put(step, new ConcurrentLinkedQueue<>());
            errors.put(step, new LongAdder());
        }
    }

    <T> T time(String step, Supplier<T> call) {
        long from = System.nanoTime();
        try {
            T result = call.get();
            taken(step).add(System.nanoTime() - from);
            return result;
        } catch (RuntimeException e) {
            failed(step).increment();
            if (messages.size() < 20) {
                messages.add(step + ": " + e.getMessage());
            }
            throw e;
        }
    }

    void add(String step, long elapsedNanos) {
        taken(step).add(elapsedNanos);
    }

    long errorCount() {
        return errors.values().stream().mapToLong(LongAdder::sum).sum();
    }

    List<String> firstErrors() {
        return List.copyOf(messages);
    }

    List<Row> rows() {
        return nanos.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private ConcurrentLinkedQueue<Long> taken(String step) {
        return Objects.requireNonNull(nanos.get(step), step);
    }

    private LongAdder failed(String step) {
        return Objects.requireNonNull(errors.get(step), step);
    }

    private Row row(String step, ConcurrentLinkedQueue<Long> taken) {
        long[] sorted = taken.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Row(step, sorted.length, failed(step).sum(), at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.min(sorted.length - 1L, (long) Math.ceil(share * sorted.length) - 1);
        return Math.round(sorted[Math.max(0, index)] / 10_000.0) / 100.0;
    }
}
