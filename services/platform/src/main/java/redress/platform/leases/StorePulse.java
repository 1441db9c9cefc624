package redress.platform.leases;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Pulse;
import redress.platform.readiness.ReadinessProperties;

/** Asks a store again and again to take in one small thing: a lease that nobody needs. */
final class StorePulse {

    private static final String NAME = "pulse";

    private StorePulse() {}

    static Pulse of(String id, LeaseStore store, ReadinessProperties properties) {
        Clock realTime = Clock.systemUTC();
        return new Pulse(
                Fault.Kind.STORE,
                id,
                properties.every(),
                () -> {
                    Lease.Held before = store.read(NAME).orElse(null);
                    long next = before == null ? 1 : before.fence() + 1;
                    // another instance may have been quicker: then the store has taken that in
                    store.replace(
                            NAME,
                            before,
                            new Lease.Held(NAME, next, realTime.instant().truncatedTo(ChronoUnit.MILLIS)));
                },
                realTime);
    }
}
