package redress.messaging.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import redress.events.Topic;

/** Lists dead letters and sends them once more to where they were first, for the group that put them aside and for no other. */
public final class DeadLetters {

    static final String REASON = "redress_reason";
    static final String TOPIC = "redress_topic";
    static final String PARTITION = "redress_partition";
    static final String OFFSET = "redress_offset";

    /** On a dead letter the group that put it aside, on a replayed record the only one that it is for. */
    static final String GROUP = "redress_group";

    static final String AT = "redress_at";

    /** Who put it aside by hand: a person's id. */
    static final String BY = "redress_by";

    /** Where a record that has been replayed lay at the very first: {@code topic-partition@offset}. */
    static final String FIRST = "redress_first";

    /** The reason code of a letter that does not say where it came from: it was not written by a listener. */
    static final String NO_ORIGIN = "NO_ORIGIN";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int AT_ONCE = 100;

    /** How many letters are read to answer one question. */
    static final int MOST = 1_000;

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final KafkaAdmin admin;

    DeadLetters(ConsumerFactory<byte[], byte[]> consumers, KafkaTemplate<byte[], byte[]> kafka, KafkaAdmin admin) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.admin = admin;
    }

    /** Whether a record was replayed for a group other than this: the others have taken it in, or put it aside themselves. */
    public static boolean forAnother(ConsumerRecord<byte[], byte[]> sent, String group) {
        String only = header(sent, GROUP);
        return !only.isEmpty() && !only.equals(group);
    }

    static String topicFor(String topic) {
        return topic + "-dlt";
    }

    /** The newest first, by the time they were put aside. */
    public List<DeadLetter> newest(Topic topic, int limit) {
        List<DeadLetter> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = open()) {
            List<TopicPartition> partitions = partitions(topic, consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, PATIENCE);
            partitions.forEach(each -> consumer.seek(each, Math.max(at(each, starts), at(each, ends) - limit)));
            read(consumer, ends, letter -> {
                found.add(describe(letter));
                return true;
            });
        }
        found.sort(Comparator.comparing(DeadLetter::at).reversed());
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** Those of one partition in their order, beginning with the offset. */
    public List<DeadLetter> from(Topic topic, int partition, long offset, int limit) {
        List<DeadLetter> found = new ArrayList<>();
        onEach(topic, partition, offset, letter -> {
            found.add(describe(letter));
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    /**
     * Walks through the letters of all topics, topic by topic and partition by partition in their order, with one consumer. Reads no more
     * than {@value #MOST} of them.
     *
     * @param topic where to begin, with the partition and the offset in it
     * @return the last letter that was read, if there may be further ones that were not reached; empty if it came to the end or no more
     *     are wanted
     */
    public Optional<DeadLetter> walk(Topic topic, int partition, long offset, Predicate<DeadLetter> wantsMore) {
        try (Consumer<byte[], byte[]> consumer = open()) {
            return Optional.ofNullable(new DeadLetterWalk(consumer, MOST, letter -> wantsMore.test(describe(letter)))
                            .from(topic, partition, offset))
                    .map(DeadLetters::describe);
        }
    }

    /** @return false when there is no such dead letter */
    public boolean replay(Topic topic, int partition, long offset) {
        List<ProducerRecord<byte[], byte[]>> found = new ArrayList<>();
        onEach(topic, partition, offset, letter -> {
            if (letter.offset() == offset) {
                restore(topic, letter).ifPresent(found::add);
            }
            return false;
        });
        return send(found) > 0;
    }

    /**
     * Replays all that lie there when it begins, in the order of each partition, and removes them: a second call finds only what has
     * been put aside since. A record goes once, however often it lies there. What does not say where it came from cannot be replayed
     * and is kept, behind the others.
     *
     * @return how many were replayed
     */
    public synchronized int replayAll(Topic topic) {
        List<ProducerRecord<byte[], byte[]>> found = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        AtomicInteger replayed = new AtomicInteger();
        try (Consumer<byte[], byte[]> consumer = open();
                Admin remover = Admin.create(admin.getConfigurationProperties())) {
            List<TopicPartition> partitions = partitions(topic, consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            consumer.seekToBeginning(partitions);
            read(consumer, ends, letter -> {
                Optional<ProducerRecord<byte[], byte[]>> again = restore(topic, letter);
                if (again.isEmpty()) {
                    kept.add(new ProducerRecord<>(
                            letter.topic(), letter.partition(), letter.key(), letter.value(), letter.headers()));
                } else if (seen.add(identity(topic, letter))) {
                    found.add(again.get());
                }
                done.put(partition(letter), RecordsToDelete.beforeOffset(letter.offset() + 1));
                if (found.size() + kept.size() >= AT_ONCE) {
                    send(kept);
                    replayed.addAndGet(send(found));
                    remove(remover, done);
                }
                return true;
            });
            send(kept);
            replayed.addAndGet(send(found));
            remove(remover, done);
            return replayed.get();
        }
    }

    private void onEach(Topic topic, int partition, long offset, Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        TopicPartition place = new TopicPartition(topic.deadLetters(), partition);
        try (Consumer<byte[], byte[]> consumer = open()) {
            if (!partitions(topic, consumer).contains(place)) {
                return;
            }
            consumer.assign(List.of(place));
            long start = at(place, consumer.beginningOffsets(List.of(place), PATIENCE));
            long end = at(place, consumer.endOffsets(List.of(place), PATIENCE));
            consumer.seek(place, Math.max(start, offset));
            read(consumer, Map.of(place, end), wantsMore);
        }
    }

    /** The broker answers for each partition that it is asked of. */
    static long at(TopicPartition place, Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(place), place::toString);
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        while (before(ends, consumer)) {
            ConsumerRecords<byte[], byte[]> letters = consumer.poll(PATIENCE);
            if (!letters.isEmpty()) {
                giveUp = System.nanoTime() + LONGEST.toNanos();
            }
            for (ConsumerRecord<byte[], byte[]> letter : letters) {
                if (letter.offset() < at(partition(letter), ends) && !wantsMore.test(letter)) {
                    return;
                }
            }
            if (System.nanoTime() > giveUp) {
                throw new KafkaException("The dead letters could not be read in time");
            }
        }
    }

    private static boolean before(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> letter) {
        return new TopicPartition(letter.topic(), letter.partition());
    }

    /**
     * To the partition it was in first: its key may be what is wrong with it. On a compacted topic it is for every group, since it may be
     * all that is left under its key.
     *
     * @return empty if it does not say where it came from
     */
    private static Optional<ProducerRecord<byte[], byte[]>> restore(
            Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        if (!header(letter, TOPIC).equals(topic.wireName())) {
            return Optional.empty();
        }
        String first = first(letter);
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                topic.wireName(), letter.partition(), letter.key(), letter.value(), letter.headers());
        List.of(REASON, TOPIC, PARTITION, OFFSET, AT, BY, FIRST).forEach(again.headers()::remove);
        again.headers().add(FIRST, first.getBytes(StandardCharsets.UTF_8));
        if (topic.compacted()) {
            again.headers().remove(GROUP);
        }
        return Optional.of(again);
    }

    /** The same for all letters of one record, which each group writes that puts it aside; on a compacted topic one stands for all. */
    private static String identity(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        return topic.compacted() ? first(letter) : first(letter) + " " + header(letter, GROUP);
    }

    private static String first(ConsumerRecord<byte[], byte[]> letter) {
        String first = header(letter, FIRST);
        return first.isEmpty() ? from(letter) : first;
    }

    private static String from(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, TOPIC) + "-" + header(letter, PARTITION) + "@" + header(letter, OFFSET);
    }

    /** Empties the list. */
    private int send(List<ProducerRecord<byte[], byte[]>> some) {
        List<Future<?>> sent = new ArrayList<>();
        some.forEach(each -> sent.add(kafka.send(each)));
        sent.forEach(each -> acknowledged(each, "A replay was not acknowledged"));
        some.clear();
        return sent.size();
    }

    private static void remove(Admin remover, Map<TopicPartition, RecordsToDelete> done) {
        if (done.isEmpty()) {
            return;
        }
        acknowledged(remover.deleteRecords(done).all(), "Replayed dead letters could not be removed");
        done.clear();
    }

    private static void acknowledged(Future<?> answer, String otherwise) {
        try {
            answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while dead letters were replayed", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(otherwise, e);
        }
    }

    private Consumer<byte[], byte[]> open() {
        return consumers.createConsumer(null, "dead-letters", null);
    }

    private static List<TopicPartition> partitions(Topic topic, Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic.deadLetters(), PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static DeadLetter describe(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                header(letter, TOPIC).isEmpty() ? NO_ORIGIN : header(letter, REASON),
                header(letter, GROUP),
                header(letter, TOPIC).isEmpty() ? "" : from(letter),
                header(letter, "ce_type"),
                header(letter, AT),
                letter.value() == null ? 0 : letter.value().length);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
