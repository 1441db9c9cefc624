package redress.platform.securitylog;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import redress.platform.readiness.ReadinessCheck;

/** Not ready while the security log cannot be written to, whether or not anybody has tried; looks every few seconds. */
final class SecurityLogCheck implements ReadinessCheck {

    static final String REASON = "SECURITY_LOG_NOT_WRITABLE";

    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final FileSecurityLog log;
    private final LongSupplier nanos;
    private long lookedAt;
    private boolean works;

    SecurityLogCheck(FileSecurityLog log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong() - EVERY_NANOS;
    }

    @Override
    public synchronized Optional<String> reason() {
        long now = nanos.getAsLong();
        if (now - lookedAt >= EVERY_NANOS) {
            works = log.works();
            lookedAt = now;
        }
        return works ? Optional.empty() : Optional.of(REASON);
    }
}
