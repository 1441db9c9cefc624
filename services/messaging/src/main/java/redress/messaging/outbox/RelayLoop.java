package redress.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.leases.Lease;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Since;

/**
 * The thread of one relay: makes a pass when it is woken and at every look round, and pauses longer and longer while passes fail. What
 * it was told of in vain it finds again at the next look round.
 */
public final class RelayLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    /** Beyond that the look round finds them, as after an outage. */
    private static final int MOST_WOKEN = 500;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Clock realTime = Clock.systemUTC();
    private final String name;
    private final Pass pass;
    private final OutboxProperties properties;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> woken = new LinkedHashSet<>();
    private boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Since failingSince;
    private volatile @Nullable Since passSince;
    private volatile String failure = "";
    /** When the last pass began. For the relay's thread. */
    private long lastPass = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** One reading, sending and marking. */
    public interface Pass {

        /**
         * @param told what the relay was woken for
         * @param look whether to look for all that waits
         * @return whether the next pass should follow at once
         */
        boolean make(Set<String> told, boolean look) throws InterruptedException;

        /** What waits as far as the pass in hand, or the last one, knows; read by any thread. */
        Waiting waiting();

        /** The application stops. */
        void giveUp();
    }

    /**
     * @param count how much is known to wait
     * @param oldest when the longest waiting event was caused, in real time; null when none waits
     */
    public record Waiting(int count, @Nullable Instant oldest) {
        public static final Waiting NOTHING = new Waiting(0, null);
    }

    public RelayLoop(String name, Pass pass, OutboxProperties properties, MeterRegistry meters) {
        this.name = name;
        this.pass = pass;
        this.properties = properties;
        Gauge.builder("outbox_pending", pass, each -> each.waiting().count())
                .tag("outbox", name)
                .register(meters);
        Gauge.builder("outbox_oldest_seconds", pass, RelayLoop::ageSeconds)
                .tag("outbox", name)
                .register(meters);
    }

    public void wake(String id) {
        lock.lock();
        try {
            if (running && woken.size() < MOST_WOKEN && woken.add(id)) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    public void start() {
        lock.lock();
        try {
            running = true;
            thread = new Thread(this::run, "relay-" + name);
            thread.setDaemon(true);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    public void askToStop() {
        lock.lock();
        try {
            running = false;
            woken.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the relay has stopped; what it sent without having marked it is sent again after the next start. */
    public void awaitStop() {
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(TimeUnit.SECONDS.toMillis(2));
            stopping.interrupt();
            stopping.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long nextLook = System.nanoTime();
        int failures = 0;
        while (true) {
            try {
                Set<String> told = await(nextLook, failures);
                if (told == null) {
                    break;
                }
                lastPass = System.nanoTime();
                boolean look = lastPass >= nextLook;
                passSince = Since.now(realTime);
                boolean more = pass.make(told, look);
                failures = 0;
                failingSince = null;
                if (look || more) {
                    nextLook = System.nanoTime()
                            + (more ? 0 : properties.lookEvery().toNanos());
                }
            } catch (InterruptedException e) {
                break;
            } catch (Lease.HeldElsewhere e) {
                failingSince = null;
                nextLook = System.nanoTime() + properties.lookEvery().toNanos();
            } catch (RuntimeException | Error e) {
                failures++;
                failure = e.getClass().getSimpleName();
                if (failingSince == null) {
                    failingSince = passSince;
                }
                nextLook = System.nanoTime() + pause(failures).toNanos();
                LOG.warn("The relay of {} tries again in {}: {}", name, pause(failures), inWords(e));
            } finally {
                passSince = null;
            }
        }
        try {
            pass.giveUp();
        } catch (RuntimeException e) {
            LOG.info("The lease of {} was not given back: {}", name, inWords(e));
        }
    }

    /** Down when passes fail, one does not end, or nobody makes any. */
    List<Fault> faultsSince(Instant before) {
        Thread worker = thread;
        Since failing = failingSince;
        Since busy = passSince;
        if (worker != null && !worker.isAlive() && isRunning()) {
            return List.of(new Fault(Fault.Kind.RELAY, name, "STOPPED", before));
        } else if (failing != null && failing.isBefore(before)) {
            return List.of(new Fault(Fault.Kind.RELAY, name, failure, failing.at()));
        } else if (busy != null && busy.isBefore(before)) {
            return List.of(new Fault(Fault.Kind.RELAY, name, "NOT_ACKNOWLEDGED", busy.at()));
        }
        return List.of();
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** @return what the relay was woken for, empty at a look round, null when it is to stop */
    private @Nullable Set<String> await(long nextLook, int failures) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (running && (woken.isEmpty() || failures > 0)) {
                long left = nextLook - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                changed.awaitNanos(left);
            }
            if (!woken.isEmpty()) {
                gather();
            }
            if (!running) {
                return null;
            }
            Set<String> told = new LinkedHashSet<>(woken);
            woken.clear();
            return told;
        } finally {
            lock.unlock();
        }
    }

    private void gather() throws InterruptedException {
        long sinceLast = System.nanoTime() - lastPass;
        long left = Math.max(properties.gather().toNanos(), properties.apart().toNanos() - sinceLast);
        while (running && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static double ageSeconds(Pass pass) {
        Instant oldest = pass.waiting().oldest();
        return oldest == null
                ? 0
                : Math.max(
                        0, Duration.between(oldest, Clock.systemUTC().instant()).toMillis() / 1000.0);
    }

    /** Without the message, which may hold what was stored. */
    private static String inWords(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown.getClass().getName()
                + (cause == null ? "" : " by " + cause.getClass().getName());
    }
}
