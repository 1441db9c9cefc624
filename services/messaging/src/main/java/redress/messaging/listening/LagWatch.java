package redress.messaging.listening;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Pulse;
import redress.platform.readiness.ReadinessProperties;
import redress.platform.readiness.Since;
import redress.platform.readiness.Watched;

/**
 * Asks Kafka how far each group has come. A group that stands still while records wait behind it does not get on, whatever the reason;
 * and when Kafka does not answer, nobody does.
 */
final class LagWatch implements Watched, SmartLifecycle {

    private static final long LONGEST_SECONDS = 8;

    private final KafkaAdmin kafka;
    private final List<Subscription> subscriptions;
    private final Clock realTime;
    private final Pulse pulse;
    private final Map<String, Place> waiting = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    private record Place(long offset, Since since) {}

    LagWatch(KafkaAdmin kafka, List<Subscription> subscriptions, ReadinessProperties properties, Clock realTime) {
        this.kafka = kafka;
        this.subscriptions = subscriptions;
        this.realTime = realTime;
        this.pulse = new Pulse(Fault.Kind.BROKER, "kafka", properties.every(), this::look, realTime);
    }

    synchronized void look() throws Exception {
        Admin asked = admin;
        if (asked == null) {
            asked = Admin.create(kafka.getConfigurationProperties());
            admin = asked;
        }
        Set<String> names = subscriptions.stream()
                .flatMap(each -> each.topics().stream())
                .map(topic -> topic.wireName())
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            asked.describeCluster().nodes().get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return;
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
        asked.describeTopics(names)
                .allTopicNames()
                .get(LONGEST_SECONDS, TimeUnit.SECONDS)
                .values()
                .forEach(topic -> topic.partitions().forEach(each -> {
                    TopicPartition partition = new TopicPartition(topic.name(), each.partition());
                    ends.put(partition, OffsetSpec.latest());
                    starts.put(partition, OffsetSpec.earliest());
                }));
        Map<TopicPartition, ListOffsetsResultInfo> last =
                asked.listOffsets(ends).all().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, ListOffsetsResultInfo> first =
                asked.listOffsets(starts).all().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        Set<String> behind = new HashSet<>();
        for (Subscription each : subscriptions) {
            Map<TopicPartition, OffsetAndMetadata> committed = asked.listConsumerGroupOffsets(each.group())
                    .partitionsToOffsetAndMetadata()
                    .get(LONGEST_SECONDS, TimeUnit.SECONDS);
            each.topics()
                    .forEach(topic -> last.forEach((partition, end) -> {
                        OffsetAndMetadata done = committed.get(partition);
                        // a group that never committed anything, or long ago, has nothing to do with records that have
                        // gone
                        long start =
                                Objects.requireNonNull(first.get(partition)).offset();
                        long offset = done == null ? start : Math.max(start, done.offset());
                        if (partition.topic().equals(topic.wireName()) && offset < end.offset()) {
                            behind.add(standsAt(each.group() + ":" + partition, offset));
                        }
                    }));
        }
        waiting.keySet().retainAll(behind);
    }

    private String standsAt(String id, long offset) {
        waiting.compute(
                id,
                (key, before) ->
                        before != null && before.offset == offset ? before : new Place(offset, Since.now(realTime)));
        return id;
    }

    @Override
    public List<Fault> faultsSince(Instant before) {
        List<Fault> away = pulse.faultsSince(before);
        return away.isEmpty() ? behindSince(before) : away;
    }

    /** The groups that have stood still at the last look, while records waited. */
    List<Fault> behindSince(Instant before) {
        List<Fault> faults = new ArrayList<>();
        waiting.forEach((id, place) -> {
            if (place.since.isBefore(before)) {
                faults.add(
                        new Fault(Fault.Kind.LISTENER, id + "@" + place.offset, Fault.NO_PROGRESS, place.since.at()));
            }
        });
        return faults;
    }

    @Override
    public void start() {
        pulse.start();
    }

    @Override
    public void stop() {
        pulse.stop();
        close();
    }

    private synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
            admin = null;
        }
    }

    @Override
    public boolean isRunning() {
        return pulse.isRunning();
    }
}
