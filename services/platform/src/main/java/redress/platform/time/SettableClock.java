package redress.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by itself from wherever it was moved to. It only ever moves forward. */
public final class SettableClock extends Clock {

    private final AtomicReference<Duration> ahead;
    private final Clock real = Clock.systemUTC();

    /** @param ahead how far ahead of the real time it starts */
    public SettableClock(Duration ahead) {
        this.ahead = new AtomicReference<>(ahead);
    }

    /**
     * @return how far ahead of the real time the clock now is
     * @throws IllegalArgumentException if the instant lies before the clock's present
     */
    public Duration moveTo(Instant instant) {
        return ahead.updateAndGet(before -> {
            Duration after = Duration.between(real.instant(), instant);
            if (after.compareTo(before) < 0) {
                throw new IllegalArgumentException("The clock only moves forward");
            }
            return after;
        });
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Convert the instant, not the clock");
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }
}
