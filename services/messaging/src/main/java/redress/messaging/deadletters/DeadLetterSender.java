package redress.messaging.deadletters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import redress.events.Topic;

/** Puts a record aside as it came, with the reason code and where it came from; never with the text of an exception. */
public final class DeadLetterSender {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);
    private static final long LONGEST_SECONDS = 30;

    /** Any other is counted as this. */
    static final String OTHER = "OTHER";

    /** The reasons that are counted apart. */
    static final Set<String> REASONS = Set.of(
            "NO_DATA",
            "NOT_JSON",
            "TOO_LARGE",
            "TOO_DEEP",
            "BAD_HEADER",
            "BREAKS_SCHEMA",
            "UNREADABLE",
            "WRONG_TOPIC",
            "WRONG_KEY",
            "REFUSED_BY_STORE",
            "PUT_ASIDE");

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final MeterRegistry meters;
    private final Clock realTime = Clock.systemUTC();

    DeadLetterSender(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
        // a series that begins with its first dead letter does not grow by it, so nobody would be alerted
        for (Topic topic : Topic.values()) {
            REASONS.forEach(reason -> counter(topic.wireName(), reason));
            counter(topic.wireName(), OTHER);
        }
    }

    private Counter counter(String topic, String reason) {
        return meters.counter("dlt_records", "topic", topic, "reason", REASONS.contains(reason) ? reason : OTHER);
    }

    /**
     * Returns when the dead letter is acknowledged.
     *
     * @throws KafkaException if it is not: the record must then not be passed over
     */
    public void send(ConsumerRecord<byte[], byte[]> refused, String reason, String group) {
        send(refused, reason, group, "");
    }

    /** @param by the person who put it aside; empty if nobody did */
    public void send(ConsumerRecord<byte[], byte[]> refused, String reason, String group, String by) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                DeadLetters.topicFor(refused.topic()),
                refused.partition(),
                refused.key(),
                refused.value(),
                refused.headers());
        add(letter, DeadLetters.REASON, reason);
        add(letter, DeadLetters.TOPIC, refused.topic());
        add(letter, DeadLetters.PARTITION, Integer.toString(refused.partition()));
        add(letter, DeadLetters.OFFSET, Long.toString(refused.offset()));
        add(letter, DeadLetters.GROUP, group);
        add(letter, DeadLetters.AT, realTime.instant().toString());
        letter.headers().remove(DeadLetters.BY);
        if (!by.isEmpty()) {
            add(letter, DeadLetters.BY, by);
        }
        try {
            kafka.send(letter).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while a dead letter was sent", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("A dead letter was not acknowledged", e);
        }
        counter(refused.topic(), reason).increment();
        LOG.warn("{} put aside {}-{}@{}: {}", group, refused.topic(), refused.partition(), refused.offset(), reason);
    }

    private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
