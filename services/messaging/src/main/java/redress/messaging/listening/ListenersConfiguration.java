package redress.messaging.listening;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import redress.messaging.deadletters.DeadLetterSender;
import redress.platform.readiness.ReadinessProperties;

/** Listens for every {@link Subscription} of the service, and watches how far behind it is. */
@AutoConfiguration(afterName = "redress.messaging.deadletters.DeadLetterConfiguration")
@EnableConfigurationProperties(ListeningProperties.class)
class ListenersConfiguration {

    @Bean
    Listeners listeners(
            ObjectProvider<Subscription> subscriptions,
            ConsumerFactory<byte[], byte[]> consumers,
            DeadLetterSender deadLetters,
            ListeningProperties properties,
            ReadinessProperties readiness,
            ObjectProvider<MeterRegistry> meters) {
        return new Listeners(
                subscriptions.orderedStream().toList(),
                consumers,
                deadLetters,
                properties,
                readiness,
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    LagWatch lagWatch(KafkaAdmin kafka, ObjectProvider<Subscription> subscriptions, ReadinessProperties properties) {
        return new LagWatch(kafka, subscriptions.orderedStream().toList(), properties, Clock.systemUTC());
    }
}
