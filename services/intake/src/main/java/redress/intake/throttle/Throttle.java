package redress.intake.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.intake.sealing.KeyedHash;
import redress.platform.problems.Refusal;
import redress.platform.web.CallerNetwork;

/**
 * Counts what each client does, by real time. A client is known by the hash of its address under a key that is drawn anew each day
 * and never leaves the memory; no address is kept. Each process counts for itself. To be called while a request is handled.
 */
@Component
public class Throttle {

    /** Of more than this some are forgotten, those first that come least often. */
    private static final int CLIENTS = 50_000;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long DAY = Duration.ofDays(1).toNanos();

    /** What a share is counted in, so that parts of a megabyte and of a second count too. */
    private static final long THOUSANDTHS = 1_000;

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final ThrottleProperties limits;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CLIENTS).build();
    private KeyedHash hash = drawn();
    private long drawnAt;

    @Autowired
    Throttle(ThrottleProperties limits) {
        this(limits, TimeMeter.SYSTEM_NANOTIME);
    }

    Throttle(ThrottleProperties limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
        this.drawnAt = time.currentTimeNanos();
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

    /**
     * This client, under a name that says nothing and changes daily; empty where no request is handled. Where clients are not slowed down
     * they cannot be told apart either, so each request is somebody else's.
     */
    public String caller() {
        if (!limits.enabled()) {
            return UUID.randomUUID().toString();
        }
        return RequestContextHolder.getRequestAttributes() == null ? "" : name("caller", CallerNetwork.of(address()));
    }

    /**
     * Counts for how long files of a client were looked at, which is known only afterwards: if it was more than its share, the next
     * files are refused.
     *
     * @param caller as {@link #caller} named it
     */
    public void countCleaning(String caller, Duration took) {
        if (limits.enabled()) {
            charge(Purpose.CLEANING_SECONDS, caller, took.toNanos() / SECOND);
        }
    }

    /** Counts a file and its bytes, of this client. Throws a {@link Refusal} with 429 when its share of anything is used up. */
    public void countUpload(long bytes) {
        if (limits.enabled() && !has(Purpose.CLEANING_SECONDS, caller())) {
            throw refusal(Purpose.CLEANING_SECONDS);
        }
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

    private boolean take(Purpose purpose, String who, double amount) {
        return limits.perHour(purpose) > 0 && bucket(purpose, who).tryConsume(thousandths(amount));
    }

    private boolean has(Purpose purpose, String who) {
        return limits.perHour(purpose) > 0 && bucket(purpose, who).getAvailableTokens() > 0;
    }

    private void charge(Purpose purpose, String who, double amount) {
        if (limits.perHour(purpose) > 0) {
            bucket(purpose, who).consumeIgnoringRateLimits(thousandths(amount));
        }
    }

    private static long thousandths(double amount) {
        return Math.max(1, (long) Math.ceil(amount * THOUSANDTHS));
    }

    private Bucket bucket(Purpose purpose, String who) {
        long most = limits.perHour(purpose) * THOUSANDTHS;
        return buckets.get(
                name(purpose.name(), who),
                first -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, HOUR))
                        .withCustomTimePrecision(time)
                        .build());
    }

    private synchronized String name(String purpose, String who) {
        long now = time.currentTimeNanos();
        if (now - drawnAt > DAY) {
            hash = drawn();
            drawnAt = now;
            buckets.invalidateAll();
        }
        return hash.hex(purpose, who);
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
                        "Too much was uploaded from your address. Try again in an hour. No report has to wait for a file:"
                                + " it can be added later, on the follow-up page.";
                    case CLEANING_SECONDS ->
                        "It took long to look at the files from your address. Try again in an hour. No report has to wait for"
                                + " a file: it can be added later, on the follow-up page.";
                    case FILING, UPLOAD, DRAFT ->
                        "There were too many requests from your address. Please wait a few minutes and try again.";
                    case WRONG_RECEIPT, WRONG_RECEIPT_FOR_REFERENCE ->
                        "There were too many tries with a wrong reference or receipt. Check both: the right ones"
                                + " always open the report.";
                });
    }
}
