package redress.benchmark;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Drives work at the highest rate that holds, or at a fixed one. */
final class Load {

    private Load() {}

    /** @param started how many were begun, {@code done} how many of them ended well */
    record Result(long started, long done, double seconds) {
        static final Result NONE = new Result(0, 0, 0);

        double perSecond() {
            return seconds == 0 ? 0 : done / seconds;
        }

        Result and(Result more) {
            return new Result(started + more.started, done + more.done, seconds + more.seconds);
        }
    }

    /**
     * Each worker begins the next when its last one has ended, until the time is up; what was begun is finished and its time counts, so
     * that a backlog lowers the rate.
     */
    static Result closed(int workers, double seconds, Runnable work) {
        AtomicLong started = new AtomicLong();
        AtomicLong done = new AtomicLong();
        long from = System.nanoTime();
        long end = from + (long) (seconds * 1e9);
        run(workers, () -> {
            while (System.nanoTime() < end) {
                started.incrementAndGet();
                attempt(work, done);
            }
        });
        return new Result(started.get(), done.get(), (System.nanoTime() - from) / 1e9);
    }

    /** Work is begun by the clock, whether or not the last has ended, as far as the workers suffice. */
    static Result fixed(double perSecond, int workers, double seconds, Runnable work) {
        AtomicLong started = new AtomicLong();
        AtomicLong done = new AtomicLong();
        long from = System.nanoTime();
        long total = Math.max(1, Math.round(perSecond * seconds));
        run(workers, () -> {
            long mine;
            while ((mine = started.getAndIncrement()) < total) {
                long due = from + (long) (mine / perSecond * 1e9);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                attempt(work, done);
            }
        });
        return new Result(total, done.get(), (System.nanoTime() - from) / 1e9);
    }

    /** Does the work so many times, saying every few seconds how far it is. */
    static void times(int workers, long count, String what, Runnable work) {
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicLong said = new AtomicLong(System.nanoTime());
        run(workers, () -> {
            while (next.getAndIncrement() < count) {
                attempt(work, done);
                long last = said.get();
                if (System.nanoTime() - last > TimeUnit.SECONDS.toNanos(5)
                        && said.compareAndSet(last, System.nanoTime())) {
                    System.out.printf("  %s: %,d of %,d%n", what, done.get(), count);
                }
            }
        });
    }

    private static void attempt(Runnable work, AtomicLong done) {
        try {
            work.run();
            done.incrementAndGet();
        } catch (RuntimeException e) {
            // Counted by the timings of its step.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void run(int workers, Runnable loop) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (int i = 0; i < workers; i++) {
            pool.execute(loop);
        }
        pool.shutdown();
        try {
            if (!pool.awaitTermination(2, TimeUnit.HOURS)) {
                throw new IllegalStateException("The load did not end within two hours");
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
