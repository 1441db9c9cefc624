package redress.client;

import java.time.Duration;

/** How long somebody waits for a system that answers; while it is down and comes up again, their time does not run. */
public final class Patience {

    private static final long LONGEST_LOOK = Duration.ofMillis(500).toNanos();

    private long left;

    public Patience(Duration lasts) {
        this.left = lasts.toNanos();
    }

    public boolean isOver() {
        return left < 0;
    }

    /** Has a look, which takes as long as the system needs to answer. */
    public void spend(Runnable look) {
        long from = System.nanoTime();
        look.run();
        left -= Math.min(System.nanoTime() - from, LONGEST_LOOK);
    }
}
