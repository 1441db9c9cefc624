package redress.portal.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import redress.portal.pages.Secrets;

/**
 * How often something may be done by each of those who do it, in the period that begins with the first time. Counted in memory, by
 * fingerprints under a secret that is drawn anew each day: no address is kept.
 */
public final class Limit {

    private static final long DAY = Duration.ofDays(1).toNanos();

    /** Of more than this some are forgotten, those first that ask least often. */
    private static final int MOST_REMEMBERED = 10_000;

    private final int most;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;
    private String secret = Secrets.fresh();
    private long drawn;

    /**
     * @param most 0 for never
     * @param period of no length for as often as wanted
     */
    public Limit(int most, Duration period, TimeMeter time) {
        this.most = most;
        this.period = period;
        this.time = time;
        this.drawn = time.currentTimeNanos();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(period)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Whether it may be done now; counts it if so. */
    public boolean allows(String who) {
        if (most <= 0 || period.isZero()) {
            return most > 0;
        }
        return buckets.get(fingerprint(who), first -> bucket()).tryConsume(1);
    }

    /** As if it had never been done. */
    public void forget(String who) {
        buckets.invalidate(fingerprint(who));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillIntervally(most, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private synchronized String fingerprint(String who) {
        if (time.currentTimeNanos() - drawn >= DAY) {
            secret = Secrets.fresh();
            drawn = time.currentTimeNanos();
        }
        return Secrets.printOf(secret + who);
    }
}
