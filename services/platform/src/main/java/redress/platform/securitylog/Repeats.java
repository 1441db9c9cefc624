package redress.platform.securitylog;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Keeps strangers, and whoever is refused over and over, from filling the disk with lines: of the same event the first thirty of a minute
 * are written and then each whose number is a power of two, with that number. The acts and reads of those who have signed in are never
 * counted together.
 */
final class Repeats {

    static final int EACH = 30;
    private static final int MOST_KINDS = 5_000;
    private static final long MINUTE = 60_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, Long> seen = new HashMap<>();
    private long began;

    Repeats(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Empty when it need not be written; otherwise how often it has happened in this minute. */
    synchronized OptionalLong count(SecurityEvent event) {
        boolean stranger = event.actor().equals(SecurityEvent.ANONYMOUS);
        boolean done = event.outcome().equals(SecurityEvent.DONE);
        if (!stranger && done) {
            return OptionalLong.of(1);
        }
        if (nanos.getAsLong() - began > MINUTE) {
            seen.clear();
            began = nanos.getAsLong();
        }
        String kind = event.action() + " " + event.actor() + " " + event.outcome();
        // what is refused is an id that somebody may have made up; what was done is a thing that there is
        String which = done && seen.size() < MOST_KINDS ? kind + " " + event.subjectId() : kind;
        long times = seen.merge(which, 1L, Long::sum);
        return times <= EACH || Long.bitCount(times) == 1 ? OptionalLong.of(times) : OptionalLong.empty();
    }
}
