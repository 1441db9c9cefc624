package redress.messaging.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetters;

/** The events of a topic from the first on, without a consumer group: for what counts anew beside its listener. */
public final class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final EventReader reader = new EventReader();

    EventLog(ConsumerFactory<byte[], byte[]> consumers) {
        this.consumers = consumers;
    }

    /** Whether no event has been removed from the beginning. */
    public boolean isComplete(Topic topic) {
        try (org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer =
                consumers.createConsumer(null, "event-log", null)) {
            return consumer.beginningOffsets(partitions(topic, consumer), PATIENCE).values().stream()
                    .allMatch(first -> first == 0);
        }
    }

    /** @param group whose listener would have read: what was replayed for others is passed over */
    public Reading open(Topic topic, String group) {
        return new Reading(topic, group);
    }

    private static List<TopicPartition> partitions(
            Topic topic, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic.wireName(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** A walk through the log that can go on where it stopped. For one thread. */
    public final class Reading implements AutoCloseable {

        private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
        private final String group;

        private Reading(Topic topic, String group) {
            this.group = group;
            this.consumer = consumers.createConsumer(null, "event-log", null);
            consumer.assign(partitions(topic, consumer));
            consumer.seekToBeginning(consumer.assignment());
        }

        /** Reads on to what is the end when it begins. What no listener could have taken in is passed over. */
        public void toEnd(Consumer<List<Envelope>> perPoll) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            long giveUp = System.nanoTime() + PATIENCE.multipliedBy(3).toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
                List<Envelope> read = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> sent : consumer.poll(Duration.ofMillis(500))) {
                    read(sent, read);
                }
                if (!read.isEmpty()) {
                    perPoll.accept(read);
                    giveUp = System.nanoTime() + PATIENCE.multipliedBy(3).toNanos();
                } else if (System.nanoTime() > giveUp) {
                    throw new KafkaException("The log could not be read in time");
                }
            }
        }

        private void read(ConsumerRecord<byte[], byte[]> sent, List<Envelope> into) {
            try {
                if (!DeadLetters.forAnother(sent, group)) {
                    reader.read(sent).ifPresent(into::add);
                }
            } catch (CannotProcess never) {
                // its listener has put it aside
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
