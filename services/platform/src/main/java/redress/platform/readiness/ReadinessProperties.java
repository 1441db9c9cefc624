package redress.platform.readiness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a process says that it is not ready.
 *
 * @param patience how long a part of it may stand still
 * @param every how often stores and Kafka are asked
 */
@ConfigurationProperties("redress.platform.readiness")
public record ReadinessProperties(
        @DefaultValue("30s") Duration patience,
        @DefaultValue("10s") Duration every) {}
