package redress.messaging.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import redress.events.Topic;

/**
 * One way through the letters of all topics, topic by topic and partition by partition in their order. Reads only so many of them, since
 * somebody waits for the answer and most may be of no interest to her; whoever wants the rest goes on from the last one that was read.
 */
final class DeadLetterWalk {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Letters are up to 300 KB each. */
    private static final int MOST_BYTES = 16 << 20;

    private final Consumer<byte[], byte[]> consumer;
    private final int most;
    private final Predicate<ConsumerRecord<byte[], byte[]>> wantsMore;
    private final long giveUp = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();
    private int read;
    private long bytes;
    private @Nullable ConsumerRecord<byte[], byte[]> last;

    private record Stretch(TopicPartition place, long from, long end) {}

    /** @param most how many are read, whether they are wanted or not */
    DeadLetterWalk(Consumer<byte[], byte[]> consumer, int most, Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        this.consumer = consumer;
        this.most = most;
        this.wantsMore = wantsMore;
    }

    /**
     * @param topic where to begin, with the partition and the offset in it
     * @return the last letter that was read, if it stopped for having read so much, or for so long; null if it came to the end or no more are wanted
     */
    @Nullable
    ConsumerRecord<byte[], byte[]> from(Topic topic, int partition, long offset) {
        for (Stretch stretch : stretches(topic, partition, offset)) {
            consumer.assign(List.of(stretch.place));
            consumer.seek(stretch.place, stretch.from);
            while (consumer.position(stretch.place, PATIENCE) < stretch.end) {
                if (System.nanoTime() > giveUp) {
                    return reached();
                }
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(PATIENCE)) {
                    if (letter.offset() >= stretch.end) {
                        break;
                    }
                    if (!wantsMore.test(letter)) {
                        return null;
                    }
                    last = letter;
                    read++;
                    bytes += letter.value() == null ? 0 : letter.value().length;
                    if (read >= most || bytes >= MOST_BYTES) {
                        return letter;
                    }
                }
            }
        }
        return null;
    }

    private ConsumerRecord<byte[], byte[]> reached() {
        if (last == null) {
            throw new KafkaException("The dead letters could not be read in time");
        }
        return last;
    }

    /** The parts of partitions in which letters lie. */
    private List<Stretch> stretches(Topic topic, int partition, long offset) {
        List<TopicPartition> places = new ArrayList<>();
        Stream.of(Topic.values())
                .filter(each -> each.compareTo(topic) >= 0)
                .forEach(each -> consumer.partitionsFor(each.deadLetters(), PATIENCE).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .filter(found -> each != topic || found.partition() >= partition)
                        .sorted(Comparator.comparingInt(TopicPartition::partition))
                        .forEach(places::add));
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(places, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(places, PATIENCE);
        TopicPartition first = new TopicPartition(topic.deadLetters(), partition);
        return places.stream()
                .map(place -> new Stretch(
                        place,
                        Math.max(DeadLetters.at(place, starts), place.equals(first) ? offset : 0),
                        DeadLetters.at(place, ends)))
                .filter(stretch -> stretch.from < stretch.end)
                .toList();
    }
}
