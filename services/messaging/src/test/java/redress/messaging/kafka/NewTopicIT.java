package redress.messaging.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import redress.messaging.samples.SampleEvents;
import redress.platform.samples.Backends;

/**
 * A broker tells of a new topic a moment before it takes records for it. Where a first request is turned away and a second one taken,
 * the broker refuses the first for ever as out of order: so there must not be a second one before the first is answered.
 */
class NewTopicIT {

    private static final int PARTITIONS = 100;
    private static final int OF_EACH = 3;
    /** Too large for two of them to travel in one batch. */
    private static final int SIZE = 16 * 1024;

    private final String topic = "new-topic-" + SampleEvents.id();

    @Test
    void takesWhatIsSentAtOnceInItsOrder() throws Exception {
        DefaultKafkaProducerFactory<byte[], byte[]> producers = (DefaultKafkaProducerFactory<byte[], byte[]>)
                new KafkaConfiguration().producerFactory(new KafkaProperties(), broker());
        try (Producer<byte[], byte[]> producer = producers.createProducer();
                Admin admin = Admin.create(Map.of("bootstrap.servers", Backends.kafka()))) {
            make(admin, topic + "-before", 1);
            producer.send(new ProducerRecord<>(topic + "-before", new byte[0])).get(30, TimeUnit.SECONDS);
            make(admin, topic, PARTITIONS);
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int n = 0; n < OF_EACH; n++) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(send(producer, partition, n));
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
        } finally {
            producers.destroy();
        }
        List<Integer> inOrder = IntStream.range(0, OF_EACH).boxed().toList();
        assertThat(taken())
                .hasSize(PARTITIONS)
                .allSatisfy((partition, numbers) -> assertThat(numbers).isEqualTo(inOrder));
    }

    private static void make(Admin admin, String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> send(Producer<byte[], byte[]> producer, int partition, int n) {
        byte[] value = ByteBuffer.allocate(SIZE).putInt(n).array();
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, partition, null, value), (at, refused) -> {
            if (refused == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(refused);
            }
        });
        return acknowledged;
    }

    private Map<Integer, List<Integer>> taken() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backends.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                    .mapToObj(n -> new TopicPartition(topic, n))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (records.size() < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records.stream()
                .collect(groupingBy(
                        ConsumerRecord::partition,
                        mapping(each -> ByteBuffer.wrap(each.value()).getInt(), toList())));
    }

    private static KafkaConnectionDetails broker() {
        return new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of(Backends.kafka());
            }
        };
    }
}
