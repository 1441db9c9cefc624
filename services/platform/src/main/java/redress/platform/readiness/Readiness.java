package redress.platform.readiness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Down while a part of the process has stood still for longer than is usual; says so in the log once, and once when it is over. */
public final class Readiness implements HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final ObjectProvider<Watched> watched;
    private final ObjectProvider<ReadinessCheck> checks;
    private final Map<String, Since> failingSince = new ConcurrentHashMap<>();
    private final Map<Watched, Since> silentSince = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Clock realTime;
    private final Duration every;
    private List<Fault> said = List.of();
    private volatile @Nullable ScheduledExecutorService telling;

    Readiness(
            ObjectProvider<Watched> watched,
            ObjectProvider<ReadinessCheck> checks,
            ReadinessProperties properties,
            Clock realTime,
            MeterRegistry meters) {
        this.watched = watched;
        this.checks = checks;
        this.patience = properties.patience();
        this.every = properties.every();
        this.realTime = realTime;
        for (Fault.Kind kind : Fault.Kind.values()) {
            Gauge.builder("not_ready_seconds", this, self -> self.longest(kind))
                    .description("How long something of the kind has stood still; 0 while all gets on")
                    .tag("kind", kind.name())
                    .register(meters);
        }
    }

    /** The longest first; of two about the same thing the one that knows why. */
    public List<Fault> faults() {
        Instant before = realTime.instant().minus(patience);
        Map<String, Fault> faults = new LinkedHashMap<>();
        watched.stream()
                .flatMap(each -> faults(each, before).stream())
                .forEach(fault -> faults.merge(
                        fault.kind() + " " + fault.id(),
                        fault,
                        (one, other) -> one.reason().equals(Fault.NO_PROGRESS) ? other : one));
        return Stream.concat(faults.values().stream(), failedChecks().stream())
                .sorted(Comparator.comparing(Fault::since))
                .toList();
    }

    /** What cannot even say how it is does not get on either. */
    private List<Fault> faults(Watched part, Instant before) {
        try {
            List<Fault> faults = part.faultsSince(before);
            silentSince.remove(part);
            return faults;
        } catch (RuntimeException e) {
            Since since = silentSince.computeIfAbsent(part, first -> Since.now(realTime));
            return List.of(new Fault(
                    Fault.Kind.CHECK,
                    part.getClass().getSimpleName(),
                    e.getClass().getSimpleName(),
                    since.at()));
        }
    }

    /** They count at once, and by {@link ChecksHealth}; here they are told with the others. */
    private List<Fault> failedChecks() {
        Set<String> reasons = ChecksHealth.reasons(checks).collect(Collectors.toSet());
        failingSince.keySet().retainAll(reasons);
        return reasons.stream()
                .map(reason -> new Fault(
                        Fault.Kind.CHECK,
                        "",
                        reason,
                        failingSince
                                .computeIfAbsent(reason, first -> Since.now(realTime))
                                .at()))
                .toList();
    }

    @Override
    public Health health() {
        List<Fault> faults = faults();
        return faults.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("faults", faults).build();
    }

    /** What a start has to wait for, or what is over at once, is not worth a word. */
    private void say() {
        Instant before = realTime.instant().minus(patience);
        say(faults().stream().filter(fault -> fault.since().isBefore(before)).toList());
    }

    private synchronized void say(List<Fault> now) {
        Stream<Fault> fresh = now.stream()
                .filter(fault -> said.stream()
                        .noneMatch(known ->
                                known.kind() == fault.kind() && known.id().equals(fault.id())));
        fresh.forEach(fault ->
                LOG.warn("Not ready since {}: {} {}: {}", fault.since(), fault.kind(), fault.id(), fault.reason()));
        if (now.isEmpty() && !said.isEmpty()) {
            LOG.warn("Ready again");
        }
        said = List.copyOf(now);
    }

    private double longest(Fault.Kind kind) {
        Instant now = realTime.instant();
        return faults().stream()
                .filter(fault -> fault.kind() == kind)
                .mapToDouble(fault -> Duration.between(fault.since(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    @Override
    public void start() {
        telling = Repeating.every(every, "readiness", this::say);
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = telling;
        if (stopping != null) {
            stopping.shutdownNow();
            telling = null;
        }
    }

    @Override
    public boolean isRunning() {
        return telling != null;
    }
}
