package redress.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param cases how many cases the system holds when the measuring starts
 * @param seconds how long each of the two measurements lasts
 * @param pid the system's process on this machine, for CPU and memory; 0 if it is elsewhere
 * @param warmUp seconds of the same load before the measurements, for the engine alone and for the system
 * @param workers how many lifecycles are walked at a time when the highest rate is sought
 * @param rate lifecycles per second of the second measurement; 0 for half of what the first found
 */
record BenchOptions(
        int cases,
        int seconds,
        String base,
        @Nullable String mail,
        @Nullable Path json,
        Path work,
        long pid,
        int warmUp,
        int workers,
        double rate) {

    static final String USAGE =
            "bench --cases N --for SECONDS [--base URL [--mail URL] [--pid PID]] [--json FILE] [--warm-up SECONDS] "
                    + "[--workers N] [--rate R]";

    static BenchOptions of(String[] args) {
        int cases = 0;
        int seconds = 30;
        int warmUp = 60;
        int workers = 8;
        long pid = 0;
        double rate = 0;
        String base = "";
        String mail = null;
        Path json = null;
        Path work = null;
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String option = rest.pop();
            String value = rest.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            switch (option) {
                case "--cases" -> cases = Integer.parseInt(value);
                case "--for" -> seconds = Integer.parseInt(value);
                case "--base" -> base = value;
                case "--mail" -> mail = value;
                case "--json" -> json = Path.of(value);
                case "--work" -> work = Path.of(value);
                case "--pid" -> pid = Long.parseLong(value);
                case "--warm-up" -> warmUp = Integer.parseInt(value);
                case "--workers" -> workers = Integer.parseInt(value);
                case "--rate" -> rate = Double.parseDouble(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (base.isEmpty() || work == null || seconds < 1 || workers < 1 || warmUp < 0 || cases < 0) {
            throw new IllegalArgumentException("needs a base, a folder for the bare engine and sensible numbers");
        }
        return new BenchOptions(cases, seconds, base, mail, json, work, pid, warmUp, workers, rate);
    }
}
