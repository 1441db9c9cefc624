package redress.platform.readiness;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        List<String> reasons = reasons(checks).toList();
        return reasons.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("reasons", reasons).build();
    }

    /** A check that throws cannot say that all is well. */
    static Stream<String> reasons(ObjectProvider<ReadinessCheck> checks) {
        return checks.stream().map(ChecksHealth::reason).flatMap(Optional::stream);
    }

    private static Optional<String> reason(ReadinessCheck check) {
        try {
            return check.reason();
        } catch (RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }
}
