package redress.intake.throttle;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.intake.sealing.KeyedHash;
import redress.platform.web.CallerNetwork;
import redress.platform.web.Refusal;

/**
 * Counts what each client does, by real time. A client is known by the hash of its address under a key that is drawn anew each day
 * and never leaves the memory; no address is kept. Each process counts for itself. To be called while a request is handled.
 */
@Component
public class Throttle {

    /** More clients than this and the one longest not seen is forgotten. */
    private static final int CLIENTS = 50_000;

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final double HOUR = Duration.ofHours(1).toNanos();

    private final ThrottleProperties limits;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS;
        }
    };
    private KeyedHash hash = drawn();
    private long drawnAt;

    /** What a client has left, and when that was so. */
    private record Bucket(double left, long at) {}

    @Autowired
    Throttle(ThrottleProperties limits) {
        this(limits, System::nanoTime);
    }

    Throttle(ThrottleProperties limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.drawnAt = nanos.getAsLong();
    }

    /** Counts one. Throws a {@link Refusal} with 429 when the client has used up its share. */
    public void count(Purpose purpose) {
        if (limits.enabled() && !take(purpose, address(), 1)) {
            throw refusal();
        }
    }

    /** Refuses as {@link #count} would, but counts nothing. */
    public void check(Purpose purpose) {
        if (limits.enabled() && !take(purpose, address(), 0)) {
            throw refusal();
        }
    }

    /** Counts one and refuses nothing. */
    public void note(Purpose purpose) {
        if (limits.enabled()) {
            take(purpose, address(), 1);
        }
    }

    synchronized boolean take(Purpose purpose, String address, int tokens) {
        long now = nanos.getAsLong();
        if (now - drawnAt > DAY) {
            hash = drawn();
            drawnAt = now;
            buckets.clear();
        }
        int perHour = limits.perHour(purpose);
        String client = hash.hex(purpose.name(), CallerNetwork.of(address));
        Bucket before = buckets.getOrDefault(client, new Bucket(perHour, now));
        double left = Math.min(perHour, before.left() + (now - before.at()) * perHour / HOUR);
        boolean enough = left >= 1;
        if (tokens > 0) {
            buckets.put(client, new Bucket(enough ? left - tokens : left, now));
        }
        return enough;
    }

    private static String address() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest()
                .getRemoteAddr();
    }

    private static KeyedHash drawn() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new KeyedHash(key);
    }

    private static Refusal refusal() {
        return Refusal.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                "There were too many requests from your address. Please wait a few minutes and try again.");
    }
}
