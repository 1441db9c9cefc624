package redress.platform.readiness;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while any check gives a reason. */
final class ChecksHealth implements HealthIndicator {

    private final ObjectProvider<ReadinessCheck> checks;

    ChecksHealth(ObjectProvider<ReadinessCheck> checks) {
        this.checks = checks;
    }

    @Override
    public Health health() {
        List<String> reasons = checks.stream()
                .map(ReadinessCheck::reason)
                .flatMap(Optional::stream)
                .toList();
        return reasons.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("reasons", reasons).build();
    }
}
