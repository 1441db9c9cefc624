package redress.platform.load;

import java.io.IOException;
import java.time.Duration;

/** Whether the other side keeps up: everything may take the grace, and beyond it as long as its bytes do at the least rate. */
final class Pace {

    private final long began = System.nanoTime();
    private final long grace;
    private final long nanosAByte;
    private long bytes;

    Pace(Duration grace, long leastBytesASecond) {
        this.grace = grace.toNanos();
        this.nanosAByte = Duration.ofSeconds(1).toNanos() / leastBytesASecond;
    }

    void moved(long more) throws TooSlow {
        bytes += more;
        if (System.nanoTime() - began > grace + bytes * nanosAByte) {
            throw new TooSlow();
        }
    }

    /** Somebody sends or reads so slowly that it must be meant, or the line is dead. */
    static final class TooSlow extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
