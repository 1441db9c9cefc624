package redress.platform.messaging;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a listener has stopped or fails by an error of the program; part of readiness. Stores that are away do not count. */
final class ListenerHealth implements HealthIndicator {

    private final ObjectProvider<Listeners> listeners;

    /** @param listeners none where messaging is switched off */
    ListenerHealth(ObjectProvider<Listeners> listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Map<String, String> faults = new HashMap<>();
        listeners.forEach(each -> faults.putAll(each.faults()));
        return faults.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(faults).build();
    }
}
