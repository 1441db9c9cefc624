package redress.platform.securitylog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while the security log cannot be written to; part of readiness. */
final class SecurityLogHealth implements HealthIndicator {

    private final FileSecurityLog log;

    SecurityLogHealth(FileSecurityLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        return log.works()
                ? Health.up().build()
                : Health.down().withDetail("missing", log.lacking()).build();
    }
}
