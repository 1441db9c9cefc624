package redress.messaging.listening;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import redress.platform.readiness.Since;

/** Which partitions of which group are being tried again, and why. Keeps no text of an exception: it may hold what was stored. */
final class FailingPartitions {

    private final Map<Where, Failure> waiting = new ConcurrentHashMap<>();
    private final Map<String, String> asideBy = new ConcurrentHashMap<>();
    private final Clock realTime;

    private record Where(String group, TopicPartition partition) {}

    private record Failure(int attempts, Throwable cause, long offset, Since since) {}

    FailingPartitions(Clock realTime) {
        this.realTime = realTime;
    }

    void remember(String group, TopicPartition partition, long offset, Throwable cause) {
        waiting.merge(
                new Where(group, partition),
                new Failure(1, cause, offset, Since.now(realTime)),
                (before, now) -> new Failure(
                        before.attempts + 1, cause, offset, before.offset == offset ? before.since : now.since));
    }

    /** Those that were tried in vain, the longest waiting first. */
    List<StuckRecord> stuck() {
        return waiting.entrySet().stream()
                .map(each -> stuck(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(StuckRecord::since))
                .toList();
    }

    private static StuckRecord stuck(Where where, Failure failure) {
        return new StuckRecord(
                where.group,
                where.partition.topic(),
                where.partition.partition(),
                failure.offset,
                failure.cause.getClass().getSimpleName(),
                failure.cause instanceof Error,
                failure.since.at(),
                failure.attempts);
    }

    /** Has the record put aside when it is tried next; forgotten when the process ends before. */
    void putAside(StuckRecord record, String by) {
        asideBy.put(record.id(), by);
    }

    /** Who wants the record put aside; null if nobody does. */
    @Nullable
    String asideBy(String group, ConsumerRecord<?, ?> sent) {
        return asideBy.isEmpty() ? null : asideBy.get(id(group, sent));
    }

    void isAside(String group, ConsumerRecord<?, ?> sent) {
        asideBy.remove(id(group, sent));
    }

    private static String id(String group, ConsumerRecord<?, ?> sent) {
        return new StuckRecord(group, sent.topic(), sent.partition(), sent.offset(), "", false, Instant.EPOCH, 0).id();
    }

    void none(String group, Collection<TopicPartition> partitions) {
        if (!waiting.isEmpty()) {
            partitions.forEach(partition -> waiting.remove(new Where(group, partition)));
        }
    }

    /**
     * Forgets what has got on at last, even if something behind it has to wait.
     *
     * @param done the offset behind the last record that is through, by partition
     */
    void passed(String group, Map<TopicPartition, Long> done) {
        if (!waiting.isEmpty()) {
            done.forEach((partition, to) -> waiting.computeIfPresent(
                    new Where(group, partition), (where, failure) -> failure.offset < to ? null : failure));
        }
    }

    /** @return how often the partition has failed since it last got on; 0 if it only has to wait its turn */
    int attempts(String group, TopicPartition partition) {
        Failure failure = waiting.get(new Where(group, partition));
        return failure == null ? 0 : failure.attempts;
    }

    int count(String group) {
        return (int) waiting.keySet().stream()
                .filter(where -> where.group.equals(group))
                .count();
    }
}
