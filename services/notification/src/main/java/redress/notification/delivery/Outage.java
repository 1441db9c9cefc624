package redress.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the mail server can be reached, and how long all workers leave it alone when not. */
final class Outage {

    private final DeliveryProperties properties;
    private final Clock real;
    private int failures;
    private Instant until = Instant.MIN;

    Outage(DeliveryProperties properties, Clock real) {
        this.properties = properties;
        this.real = real;
    }

    /** @return when the next try is to be made; never the last one */
    synchronized Instant goesOn() {
        until = real.instant().plus(pause(failures++, properties.firstOutagePause(), properties.longestOutagePause()));
        return until;
    }

    synchronized void isOver() {
        failures = 0;
        until = Instant.MIN;
    }

    synchronized boolean lasts() {
        Instant now = real.instant();
        // further ahead than any pause it was set by a clock that was wrong
        return until.isAfter(now) && !until.isAfter(now.plus(properties.longestOutagePause()));
    }

    /** Doubles with every failure. */
    static Duration pause(int failures, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
