package redress.intake.uploads;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much lies in the store that no report holds, and how much room there is: as both were found a little while ago, and with what was
 * taken since. Nobody waits for another look but whoever comes before the first; the longer one takes, the less often it is done.
 */
final class Stock {

    private static final Logger LOG = LoggerFactory.getLogger(Stock.class);
    private static final long LOOKS_EVERY = TimeUnit.SECONDS.toNanos(10);

    /** Of the time at most one part in so many is spent on looking. */
    private static final int RESTS = 100;

    private final LongSupplier count;
    private final Supplier<OptionalLong> space;
    private final LongSupplier ticks;
    private final AtomicBoolean looking = new AtomicBoolean();
    private boolean known;
    private long nextLook;
    private long unfiled;
    private OptionalLong free = OptionalLong.empty();
    private long unfiledSince;
    private long takenSince;

    Stock(LongSupplier count, Supplier<OptionalLong> space) {
        this(count, space, System::nanoTime);
    }

    Stock(LongSupplier count, Supplier<OptionalLong> space, LongSupplier ticks) {
        this.count = count;
        this.space = space;
        this.ticks = ticks;
    }

    void refresh() {
        if (!isKnown()) {
            lookFirst();
        } else if (isDue() && looking.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::lookAgain);
        }
    }

    private synchronized boolean isKnown() {
        return known;
    }

    private synchronized boolean isDue() {
        return ticks.getAsLong() - nextLook > 0;
    }

    private synchronized void lookFirst() {
        if (!known) {
            look();
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "How much files take could not be counted ({}); it is counted again soon",
                    e.getClass().getSimpleName());
        } finally {
            looking.set(false);
        }
    }

    private void look() {
        long begun = ticks.getAsLong();
        synchronized (this) {
            nextLook = begun + LOOKS_EVERY;
            unfiledSince = 0;
            takenSince = 0;
        }
        long counted = count.getAsLong();
        OptionalLong room = space.get();
        long took = ticks.getAsLong() - begun;
        synchronized (this) {
            known = true;
            unfiled = counted + unfiledSince;
            free = room.isPresent() ? OptionalLong.of(room.getAsLong() - takenSince) : room;
            nextLook = ticks.getAsLong() + Math.max(LOOKS_EVERY, RESTS * took);
        }
    }

    synchronized long unfiled() {
        return unfiled;
    }

    /** Empty where it cannot be known. */
    synchronized OptionalLong free() {
        return free;
    }

    /** A file is taken, and so is its clean copy. */
    synchronized void takes(long bytes, boolean isUnfiled) {
        long stays = isUnfiled ? bytes : 0;
        unfiled += stays;
        unfiledSince += stays;
        takenSince += 2 * bytes;
        free = free.isPresent() ? OptionalLong.of(free.getAsLong() - 2 * bytes) : free;
    }
}
