package redress.platform.stores;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a store refuses what is written. */
final class StoresHealth implements HealthIndicator {

    private final ObjectProvider<StoreCheck> checks;

    StoresHealth(ObjectProvider<StoreCheck> checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        List<String> refusals = checks.stream()
                .map(StoreCheck::refusal)
                .flatMap(Optional::stream)
                .toList();
        return refusals.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("refusals", refusals).build();
    }
}
