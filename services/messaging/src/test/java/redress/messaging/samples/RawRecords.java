package redress.messaging.samples;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import redress.messaging.deadletters.DeadLetter;
import redress.platform.samples.Backends;

/** Kafka as anybody else could use it. */
public final class RawRecords {

    private static final int PARTITIONS = 4;
    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Backends.kafka()), new ByteArraySerializer(), new ByteArraySerializer());

    private RawRecords() {}

    public static void send(ProducerRecord<byte[], byte[]> sent) throws Exception {
        PRODUCER.send(sent).get(60, TimeUnit.SECONDS);
    }

    public static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(SampleRecords.bytes(key), PARTITIONS);
    }

    /** A key that begins like the given one, in the same partition as the other or in another one. */
    public static String key(String beginning, boolean same, String other) {
        return IntStream.range(0, 1_000)
                .mapToObj(n -> beginning + n)
                .filter(key -> (partition(key) == partition(other)) == same)
                .findFirst()
                .orElseThrow();
    }

    public static Map<String, String> headers(DeadLetter letter) {
        TopicPartition place = new TopicPartition(letter.topic(), letter.partition());
        Map<String, String> headers = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backends.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seek(place, letter.offset());
            consumer.poll(Duration.ofSeconds(10))
                    .records(place)
                    .get(0)
                    .headers()
                    .forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        }
        return headers;
    }
}
