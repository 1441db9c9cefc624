package redress.platform.readiness;

import java.time.Clock;
import java.time.Instant;

/**
 * When something began, by the real clock. A beginning that lies ahead was told by a clock that was wrong and would hide what has lasted
 * since: it is brought back to the moment at which that is noticed.
 */
public final class Since {

    private final Clock realTime;
    private volatile Instant at;

    private Since(Clock realTime) {
        this.realTime = realTime;
        this.at = realTime.instant();
    }

    public static Since now(Clock realTime) {
        return new Since(realTime);
    }

    public Instant at() {
        Instant now = realTime.instant();
        if (at.isAfter(now)) {
            at = now;
        }
        return at;
    }

    public boolean isBefore(Instant moment) {
        return at().isBefore(moment);
    }
}
