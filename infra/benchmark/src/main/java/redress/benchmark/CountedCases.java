package redress.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many closed cases the evidence counts, asked for by one at a time on behalf of all who wait: the pages of a national body are
 * looked at by few, so the benchmark must not make their reading the load.
 */
final class CountedCases {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_MILLIS = 50;

    private final LongSupplier evidence;
    private long seen;
    private boolean asking;

    CountedCases(LongSupplier evidence) {
        this.evidence = evidence;
    }

    /** Returns once so many are counted. */
    void await(long wanted) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            synchronized (this) {
                if (seen >= wanted) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("not counted within a minute");
                }
                pause();
                if (asking || seen >= wanted) {
                    continue;
                }
                asking = true;
            }
            ask();
        }
    }

    private void ask() {
        long now = 0;
        try {
            now = evidence.getAsLong();
        } finally {
            synchronized (this) {
                seen = Math.max(seen, now);
                asking = false;
                notifyAll();
            }
        }
    }

    private void pause() {
        try {
            wait(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
