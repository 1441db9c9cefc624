package redress.testkit.backends;

import java.nio.file.Path;
import org.testcontainers.kafka.KafkaContainer;
import redress.embedded.broker.EmbeddedBroker;

record KafkaBackend(String bootstrapServers, Runnable stop) implements AutoCloseable {

    static KafkaBackend embedded(Path folder) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        return new KafkaBackend(broker.bootstrapServers(), broker::close);
    }

    static KafkaBackend container() {
        KafkaContainer container =
                new KafkaContainer("apache/kafka:4.2.2").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new KafkaBackend(container.getBootstrapServers(), container::stop);
    }

    @Override
    public void close() {
        stop.run();
    }
}
