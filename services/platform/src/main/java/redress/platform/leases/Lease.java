package redress.platform.leases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to send from one outbox, held by one process at a time. Each holder has a higher fence than the one before it. Taken only
 * when there is something to send, and then renewed at half its length. Real time, not the clock of the domain. For one thread.
 */
public final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    /** Another process may hold leases for longer, and its clock may be ahead a little. */
    private static final int MOST_TIMES = 4;

    private final LeaseStore store;
    private final String name;
    private final String owner;
    private final Duration length;
    private final Clock realTime;
    private @Nullable Held held;

    /** What the store says: who holds the lease, and until when unless it is renewed. */
    public record Held(String owner, long fence, Instant until) {}

    /** Another process holds the lease, so it does the sending. */
    public static final class HeldElsewhere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public HeldElsewhere(String name) {
            super("The lease of " + name + " is held elsewhere", null, false, false);
        }
    }

    public Lease(LeaseStore store, String name, String owner, Duration length, Clock realTime) {
        this.store = store;
        this.name = name;
        this.owner = owner;
        this.length = length;
        this.realTime = realTime;
    }

    /**
     * Takes or renews the lease where needed.
     *
     * @return the fence, which marks carry
     * @throws HeldElsewhere if another process holds it
     */
    public long hold() {
        Instant now = realTime.instant();
        if (held != null && now.isBefore(held.until())) {
            if (now.isBefore(held.until().minus(length.dividedBy(2))) && !isTooFar(held, now)) {
                return held.fence();
            }
            Held renewed = new Held(owner, held.fence(), now.plus(length));
            if (store.replace(name, held, renewed)) {
                held = renewed;
                return renewed.fence();
            }
        }
        held = null;
        Held before = store.read(name).orElse(null);
        if (before != null && !before.owner().equals(owner) && now.isBefore(before.until()) && !isTooFar(before, now)) {
            throw new HeldElsewhere(name);
        }
        Held taken = new Held(owner, before == null ? 1 : before.fence() + 1, now.plus(length));
        if (!store.replace(name, before, taken)) {
            throw new HeldElsewhere(name);
        }
        held = taken;
        return taken.fence();
    }

    /** Further ahead than anybody holds a lease it was taken by a clock that was wrong. */
    private boolean isTooFar(Held lease, Instant now) {
        return lease.until().isAfter(now.plus(length.multipliedBy(MOST_TIMES)));
    }

    /**
     * Goes on above the fence that a mark carries: that of a relay that has taken the lease meanwhile, or of one before the lease was
     * lost from the store, after which fences begin anew.
     *
     * @return the new fence
     * @throws HeldElsewhere if the store does not know this lease as the last one taken
     */
    public long raiseAbove(long mark) {
        Held before = held;
        Held raised = new Held(owner, mark + 1, realTime.instant().plus(length));
        held = null;
        if (before == null || !store.replace(name, before, raised)) {
            throw new HeldElsewhere(name);
        }
        held = raised;
        LOG.warn(
                "The lease of {} was lost: marks of its relay carry fence {}, the lease had {}; it goes on with {}",
                name,
                mark,
                before.fence(),
                raised.fence());
        return raised.fence();
    }

    /**
     * Keeps the lease without ever taking it anew.
     *
     * @throws HeldElsewhere if it ran out or was taken: what was sent under it must not be marked
     */
    public void keep() {
        Held before = held;
        if (before == null || !realTime.instant().isBefore(before.until()) || hold() != before.fence()) {
            held = null;
            throw new HeldElsewhere(name);
        }
    }

    /** Lets another process go on at once. */
    public void giveBack() {
        if (held != null) {
            store.replace(name, held, new Held(owner, held.fence(), Instant.EPOCH));
            held = null;
        }
    }
}
