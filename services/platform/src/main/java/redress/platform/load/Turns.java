package redress.platform.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The places of a server: those where requests are worked on, and those where somebody is waited for. */
final class Turns {

    /** Under which a request knows its turn. */
    static final String ATTRIBUTE = Turns.class.getName();

    private final Semaphore working;
    private final Semaphore slow;
    private final Semaphore bodies;
    private final int waiting;
    private final Duration patience;

    Turns(LoadProperties load) {
        this.working = new Semaphore(load.atOnce(), true);
        this.slow = new Semaphore(load.slow());
        this.bodies = new Semaphore((int) load.bodies().toKilobytes());
        this.waiting = load.waiting();
        this.patience = load.patience();
    }

    /** A request that is worked on among others, once it is begun. */
    Turn ordinary() {
        return new Turn(this, true);
    }

    /** One that is always worked on, such as a question about health. */
    Turn always() {
        return new Turn(this, false);
    }

    private void awaitWork() throws Busy {
        if (working.tryAcquire()) {
            return;
        }
        try {
            if (working.getQueueLength() >= waiting
                    || !working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    /** There is no place. Nothing was done; the same request may succeed a moment later. */
    static final class Busy extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Where one request is just now. Used by its own thread alone. */
    static final class Turn {

        private final Turns turns;
        private final boolean takesAPlace;
        private boolean works;
        private int waits;
        private int held;

        private Turn(Turns turns, boolean takesAPlace) {
            this.turns = turns;
            this.takesAPlace = takesAPlace;
        }

        /**
         * From now on something is computed.
         *
         * @throws Busy if there are too many, or it would take too long
         */
        void work() throws Busy {
            leaveWaiting();
            if (takesAPlace && !works) {
                turns.awaitWork();
                works = true;
            }
        }

        /**
         * From now on the other side is waited for.
         *
         * @param threads how many threads that holds up
         */
        void waitForCaller(int threads) throws Busy {
            leaveWork();
            if (waits == 0) {
                if (!turns.slow.tryAcquire(threads)) {
                    throw new Busy();
                }
                waits = threads;
            }
        }

        /**
         * From now on a body lies in memory.
         *
         * @throws Busy if there are too many of them
         */
        void hold(int kilobytes) throws Busy {
            if (!turns.bodies.tryAcquire(kilobytes)) {
                throw new Busy();
            }
            held += kilobytes;
        }

        void end() {
            leaveWork();
            leaveWaiting();
            turns.bodies.release(held);
            held = 0;
        }

        private void leaveWork() {
            if (works) {
                turns.working.release();
                works = false;
            }
        }

        private void leaveWaiting() {
            if (waits > 0) {
                turns.slow.release(waits);
                waits = 0;
            }
        }
    }
}
