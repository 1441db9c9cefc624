package redress.messaging.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Puts aside what can never be taken in. */
@AutoConfiguration(afterName = "redress.messaging.kafka.KafkaConfiguration")
class DeadLetterConfiguration {

    @Bean
    DeadLetterSender deadLetterSender(KafkaTemplate<byte[], byte[]> kafka, ObjectProvider<MeterRegistry> meters) {
        return new DeadLetterSender(kafka, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    DeadLetters deadLetters(
            ConsumerFactory<byte[], byte[]> consumers, KafkaTemplate<byte[], byte[]> kafka, KafkaAdmin admin) {
        return new DeadLetters(consumers, kafka, admin);
    }
}
