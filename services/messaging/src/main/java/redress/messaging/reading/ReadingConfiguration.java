package redress.messaging.reading;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads the logs from their beginning. */
@AutoConfiguration(afterName = "redress.messaging.kafka.KafkaConfiguration")
class ReadingConfiguration {

    @Bean
    EventLog eventLog(ConsumerFactory<byte[], byte[]> consumers) {
        return new EventLog(consumers);
    }
}
