package redress.intake.throttle;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Counts one of this client. Throws a {@link Refusal} with 429 when the client has used up its share. */
    public void count(Purpose purpose) {
        count(purpose, CallerNetwork.of(address()));
    }

    /**
     * Counts a try with a receipt that is wrong, of this client and of the reference, and throws a {@link Refusal} with 429 when either
     * has used up its share. To be called only once the receipt has proved wrong: so nobody's wrong ones keep a right one out.
     *
     * @param reference empty when what was given is no reference at all
     */
    public void countWrongReceipt(Optional<String> reference) {
        count(Purpose.WRONG_RECEIPT);
        reference.ifPresent(each -> count(Purpose.WRONG_RECEIPT_FOR_REFERENCE, each));
    }

    /** Counts a file and its bytes, of this client. Throws a {@link Refusal} with 429 when either share is used up. */
    public void countUpload(long bytes) {
        count(Purpose.UPLOAD);
        double megabytes = bytes / 1_048_576.0;
        if (limits.enabled()
                && !take(
                        Purpose.UPLOADED_MEGABYTES,
                        CallerNetwork.of(address()),
                        Math.min(megabytes, limits.uploadedMegabytesPerHour()))) {
            throw refusal(Purpose.UPLOADED_MEGABYTES);
        }
    }

    private void count(Purpose purpose, String who) {
        if (limits.enabled() && !take(purpose, who)) {
            throw refusal(purpose);
        }
    }

    boolean take(Purpose purpose, String who) {
        return take(purpose, who, 1);
    }

    private synchronized boolean take(Purpose purpose, String who, double amount) {
        long now = nanos.getAsLong();
        if (now - drawnAt > DAY) {
            hash = drawn();
            drawnAt = now;
            buckets.clear();
        }
        int perHour = limits.perHour(purpose);
        String client = hash.hex(purpose.name(), who);
        Bucket before = buckets.getOrDefault(client, new Bucket(perHour, now));
        double left = Math.min(perHour, before.left() + (now - before.at()) * perHour / HOUR);
        boolean enough = left >= amount;
        buckets.put(client, new Bucket(enough ? left - amount : left, now));
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

    private static Refusal refusal(Purpose purpose) {
        return Refusal.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                switch (purpose) {
                    case UPLOADED_MEGABYTES ->
                        "Too much was uploaded from your address. Send the report now, and add more files on the"
                                + " follow-up page in an hour.";
                    case FILING, UPLOAD, DRAFT ->
                        "There were too many requests from your address. Please wait a few minutes and try again.";
                    case WRONG_RECEIPT, WRONG_RECEIPT_FOR_REFERENCE ->
                        "There were too many tries with a wrong reference or receipt. Check both: the right ones"
                                + " always open the report.";
                });
    }
}
