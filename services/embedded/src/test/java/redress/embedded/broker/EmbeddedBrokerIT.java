package redress.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.documents.EmbeddedDocuments;
import redress.embedded.machine.PortTaken;
import redress.embedded.mail.EmbeddedMail;

class EmbeddedBrokerIT {

    @TempDir
    private Path folder;

    @Test
    void keepsItsTopicsOverARestart() throws Exception {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(3), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0)).hasMessageContaining("in use by another process");
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("other"), port))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining(Integer.toString(port));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.describeTopics(List.of("kept"))
                            .allTopicNames()
                            .get(30, TimeUnit.SECONDS)
                            .get("kept")
                            .partitions())
                    .hasSize(3);
            doesNotMakeTopicsByItself(broker);
        }
    }

    private static void doesNotMakeTopicsByItself(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "2000", "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("unheard-of", "x"))
                            .get())
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(TimeoutException.class),
                            e -> assertThat(e)
                                    .isInstanceOf(ExecutionException.class)
                                    .hasCauseInstanceOf(TimeoutException.class));
        }
    }

    @Test
    void documentsAndMailSayThatTheirPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedDocuments.start(folder, port)).isInstanceOf(PortTaken.class);
            assertThatThrownBy(() -> EmbeddedMail.start(folder, port)).isInstanceOf(PortTaken.class);
        }
    }
}
