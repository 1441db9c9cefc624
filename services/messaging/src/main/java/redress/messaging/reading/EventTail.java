package redress.messaging.reading;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import redress.events.Topic;

/**
 * Looks on as events pass, from the moment it is opened, without a consumer group: for demonstrations and tests. Sees what travels,
 * not what it means. Not safe for use by several threads.
 */
public final class EventTail implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** An event that passed; {@code data} is its JSON as it travelled. */
    public record Passed(String topic, String id, String type, String key, long seq, String data) {}

    public EventTail(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The events that passed since the last call, waiting no longer than the limit for the first of them. */
    public List<Passed> next(Duration limit) {
        List<Passed> passed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(limit)) {
            String seq = header(each, "ce_seq");
            passed.add(new Passed(
                    each.topic(),
                    header(each, "ce_id"),
                    header(each, "ce_type"),
                    each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8),
                    seq.isEmpty() ? 0 : Long.parseLong(seq),
                    each.value() == null ? "" : new String(each.value(), StandardCharsets.UTF_8)));
        }
        return passed;
    }

    private static String header(ConsumerRecord<byte[], byte[]> each, String name) {
        Header header = each.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
