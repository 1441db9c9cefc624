package redress.testkit.children;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.broker.EmbeddedBroker;
import redress.embedded.database.EngineDatabase;
import redress.embedded.documents.EmbeddedDocuments;
import redress.embedded.mail.EmbeddedMail;

/** A child process writes to an embedded store and is killed while it does; whatever it had been told is kept must be there. */
class KeepsWhatItAcknowledgedIT {

    @TempDir
    private Path folder;

    @Test
    void documents() {
        Set<String> acknowledged = killedAfter("documents", 1_000);
        try (EmbeddedDocuments store = EmbeddedDocuments.start(folder, 0);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("t").getCollection("kept");
            Set<String> kept = new HashSet<>();
            documents.find().forEach(document -> kept.add(document.getString("_id")));
            assertThat(kept).containsAll(acknowledged);
            // a document and its index entry are kept together or not at all
            for (String id : kept) {
                assertThat(documents.find(new Document("code", "code " + id)).first())
                        .as(id)
                        .containsEntry("_id", id);
            }
        }
    }

    @Test
    void relationalRows() throws Exception {
        Set<String> acknowledged = killedAfter("relational", 2_000);
        // each commit writes some 30 kB of what was there before
        assertThat(folder.resolve("kept.mv.db"))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(20_000_000));
        try (var connection = DriverManager.getConnection(EngineDatabase.jdbcUrl(folder.resolve("kept")), "sa", "");
                ResultSet rows = connection.createStatement().executeQuery("select id from kept")) {
            Set<String> kept = new HashSet<>();
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
            assertThat(kept).containsAll(acknowledged);
            connection.createStatement().execute("shutdown");
        }
    }

    @Test
    void records() {
        Set<String> acknowledged = killedAfter("kafka", 500);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Writers.TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            Set<String> kept = new HashSet<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> kept.add(record.value()));
            }
            assertThat(kept).containsAll(acknowledged);
        }
    }

    @Test
    void mails() {
        Set<String> acknowledged = killedAfter("mail", 100);
        try (EmbeddedMail mail = EmbeddedMail.start(folder, 0)) {
            assertThat(mail.newest("kept@sample.example", 0, 100_000).stream().map(EmbeddedMail.Mail::subject))
                    .containsAll(acknowledged);
        }
    }

    private Set<String> killedAfter(String kind, int writes) {
        try (ChildJvm child = ChildJvm.start(Writers.class, kind, folder.toString())) {
            child.await(line -> child.lines().size() > writes, Duration.ofSeconds(90));
            child.kill();
            Set<String> acknowledged = child.lines().stream()
                    .filter(line -> line.startsWith("kept "))
                    .map(line -> line.substring("kept ".length()))
                    .collect(Collectors.toSet());
            assertThat(acknowledged).as(child.lines().toString()).hasSizeGreaterThan(writes / 2);
            return acknowledged;
        }
    }
}
