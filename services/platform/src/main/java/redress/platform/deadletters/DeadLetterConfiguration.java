package redress.platform.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Dead letters, and where {@code redress.platform.dead-letters.enabled} is set their API. */
@AutoConfiguration
@ConditionalOnProperty(name = "redress.platform.messaging.enabled", matchIfMissing = true)
class DeadLetterConfiguration {

    @Bean
    DeadLetterSender deadLetterSender(KafkaTemplate<byte[], byte[]> kafka, ObjectProvider<MeterRegistry> meters) {
        return new DeadLetterSender(kafka, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    DeadLetters deadLetters(ConsumerFactory<byte[], byte[]> consumers, KafkaTemplate<byte[], byte[]> kafka) {
        return new DeadLetters(consumers, kafka);
    }
}
