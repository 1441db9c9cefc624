package redress.notification.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Measures for how long the oldest notice has waited beyond its time, whatever it waits for: a mail server that cannot be reached or says
 * "later", an owner of addresses who does not answer, workers that do not work, or a daily mail that is not put together.
 */
@Component
class LongestWait {

    private final Ledger ledger;
    private final Clock domain;
    private final Clock real;
    private volatile @Nullable Instant since;

    @Autowired
    LongestWait(Ledger ledger, MeterRegistry meters, Clock domain) {
        this(ledger, meters, domain, Clock.systemUTC());
    }

    LongestWait(Ledger ledger, MeterRegistry meters, Clock domain, Clock real) {
        this.ledger = ledger;
        this.domain = domain;
        this.real = real;
        Gauge.builder("notices_oldest_seconds", this, LongestWait::seconds)
                .description("For how long the oldest of the notices that wait has waited beyond its time")
                .register(meters);
    }

    /** While the store does not answer, what was last seen waits on. */
    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        Optional<Instant> tried = ledger.oldestTried();
        Optional<Instant> due = ledger.waiting(1).stream().map(Notice::workAt).findFirst();
        Instant now = domain.instant();
        Optional<Instant> held = ledger.held(now, null, 1).stream()
                .map(each -> real.instant().minus(Duration.between(each.heldUntil(), now)))
                .findFirst();
        since = Stream.of(tried, due, held)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private double seconds() {
        Instant oldest = since;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, real.instant()).toSeconds());
    }
}
