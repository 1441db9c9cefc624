package redress.messaging.outbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import redress.messaging.publishing.EventPublisher;

/** The relays of this process; the stores add theirs. */
@AutoConfiguration(afterName = "redress.messaging.publishing.PublishingConfiguration")
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

    @Bean
    Relays relays(EventPublisher publisher) {
        return new Relays(publisher, Clock.systemUTC());
    }
}
