package redress.platform.readiness;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The checks' part in readiness, which every service names; one without a check is always ready. */
@AutoConfiguration
class ReadinessConfiguration {

    @Bean
    ChecksHealth checksHealthIndicator(ObjectProvider<ReadinessCheck> checks) {
        return new ChecksHealth(checks);
    }
}
