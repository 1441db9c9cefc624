package redress.portal.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redress.platform.web.CallerNetwork;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Secrets;

/**
 * How often links are asked for by one caller, how soon after another one goes to the same address, and how many are sent at all.
 * There is no quota of an address: a stranger could use it up and keep its owner from signing in. Counted in memory, by prints under
 * a secret that is drawn anew each day; no address is kept.
 */
@Component
class Throttle {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long DAY = Duration.ofDays(1).toNanos();
    static final int MOST_IN_ALL = 2_000;

    /** Of more than this some are forgotten, those first that ask least often. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Cache<String, Boolean> sent;
    private final Cache<String, Bucket> callers;
    private final Bucket all;
    private final int mostPerCaller;
    private final TimeMeter time;
    private String secret = Secrets.fresh();
    private long drawn;

    @Autowired
    Throttle(PortalProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    Throttle(PortalProperties properties, TimeMeter time) {
        this.mostPerCaller = properties.linksPerCallerAndHour();
        this.time = time;
        this.drawn = time.currentTimeNanos();
        this.sent = remembering(properties.linkGap());
        this.callers = remembering(HOUR);
        this.all = anHour(MOST_IN_ALL);
    }

    /**
     * True when the caller may ask for another link now, for whatever address; counts it, in the hour that begins with the first.
     *
     * @param address from which the caller calls
     */
    boolean allowsCaller(String address) {
        return mostPerCaller > 0
                && callers.get(print(CallerNetwork.of(address)), first -> anHour(mostPerCaller))
                        .tryConsume(1);
    }

    /** True when a mail may go there now; counts it. The link of one that went a moment ago still works. */
    synchronized boolean allowsMail(String email) {
        String to = print(email);
        if (sent.getIfPresent(to) != null || !all.tryConsume(1)) {
            return false;
        }
        sent.put(to, true);
        return true;
    }

    /** The link that went there is used up or never went off: another may follow at once. */
    void mayFollow(String email) {
        sent.invalidate(print(email));
    }

    private synchronized String print(String text) {
        if (time.currentTimeNanos() - drawn >= DAY) {
            secret = Secrets.fresh();
            drawn = time.currentTimeNanos();
        }
        return Secrets.printOf(secret + text);
    }

    private Bucket anHour(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillIntervally(most, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }

    private <V> Cache<String, V> remembering(Duration howLong) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(howLong)
                .ticker(time::currentTimeNanos)
                .build();
    }
}
