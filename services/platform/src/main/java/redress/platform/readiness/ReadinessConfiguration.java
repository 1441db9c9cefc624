package redress.platform.readiness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Both parts of readiness, which every service names; one in which nothing is watched or checked is always ready. */
@AutoConfiguration
@EnableConfigurationProperties(ReadinessProperties.class)
class ReadinessConfiguration {

    @Bean
    ChecksHealth checksHealthIndicator(ObjectProvider<ReadinessCheck> checks) {
        return new ChecksHealth(checks);
    }

    @Bean("work")
    Readiness readiness(
            ObjectProvider<Watched> watched,
            ObjectProvider<ReadinessCheck> checks,
            ReadinessProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return new Readiness(
                watched, checks, properties, Clock.systemUTC(), meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
