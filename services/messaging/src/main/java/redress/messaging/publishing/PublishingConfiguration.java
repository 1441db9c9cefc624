package redress.messaging.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** Brings events to Kafka. */
@AutoConfiguration(afterName = "redress.messaging.kafka.KafkaConfiguration")
class PublishingConfiguration {

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<byte[], byte[]> kafka, ObjectProvider<MeterRegistry> meters) {
        return new CloudEventPublisher(kafka, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
