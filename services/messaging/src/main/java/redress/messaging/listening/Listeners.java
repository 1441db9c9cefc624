package redress.messaging.listening;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetterSender;
import redress.messaging.reading.EventReader;
import redress.platform.readiness.Fault;
import redress.platform.readiness.ReadinessProperties;
import redress.platform.readiness.Since;
import redress.platform.readiness.Watched;

/** One container with its own consumer group for each subscription. They start before the web server and stop after it. */
public final class Listeners implements SmartLifecycle, Watched {

    /** After the relays, before the web server; stopped the other way round. */
    private static final int PHASE = 3000;

    /** Offsets are committed by the poll: this bounds what is delivered again after a crash. */
    private static final int POLL_OF_EACH = 100;

    private static final int POLL_TOGETHER = 500;

    /** Kafka answers at once when there is something new; without, it holds the question for this long. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final List<Subscription> subscriptions;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final DeadLetterSender deadLetters;
    private final ListeningProperties properties;
    private final MeterRegistry meters;
    private final EventReader reader = new EventReader();
    private final Clock realTime = Clock.systemUTC();
    private final FailingPartitions failures = new FailingPartitions(realTime);
    private final AtWork atWork;
    private final Map<String, Since> stoppedSince = new ConcurrentHashMap<>();
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final Map<String, ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
            new ConcurrentHashMap<>();
    private volatile boolean running;

    Listeners(
            List<Subscription> subscriptions,
            ConsumerFactory<byte[], byte[]> consumers,
            DeadLetterSender deadLetters,
            ListeningProperties properties,
            ReadinessProperties readiness,
            MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.consumers = consumers;
        this.deadLetters = deadLetters;
        this.properties = properties;
        this.meters = meters;
        this.atWork = new AtWork(() -> !this.running, readiness.patience(), realTime);
        Set<String> groups = new HashSet<>();
        for (Subscription each : subscriptions) {
            if (!groups.add(each.group())) {
                throw new IllegalStateException("Two subscriptions share the group " + each.group());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        if (subscriptions.isEmpty()) {
            return;
        }
        scheduler.setThreadNamePrefix("listeners-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        for (Subscription each : subscriptions) {
            ConcurrentMessageListenerContainer<byte[], byte[]> container = container(each);
            containers.put(each.group(), container);
            Gauge.builder("consumer_running", this, self -> self.consumersRunning(each.group()))
                    .tag("listener", each.group())
                    .register(meters);
            Gauge.builder("consumer_waiting_partitions", failures, f -> f.count(each.group()))
                    .tag("listener", each.group())
                    .register(meters);
            container.start();
        }
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(Subscription subscription) {
        String group = subscription.group();
        ContainerProperties how = new ContainerProperties(
                subscription.topics().stream().map(Topic::wireName).sorted().toArray(String[]::new));
        how.setGroupId(group);
        how.setAckMode(ContainerProperties.AckMode.BATCH);
        how.setMessageListener(new GroupListener(subscription, reader, deadLetters, failures, atWork, meters));
        how.setConsumerRebalanceListener(rebalancing(subscription));
        how.setScheduler(scheduler);
        how.setMicrometerEnabled(false);
        how.setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        ListeningProperties.Group wanted = properties.group(subscription);
        Duration gather = Objects.requireNonNull(wanted.gather());
        Properties settings = new Properties();
        settings.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Integer.toString(subscription.each() != null ? POLL_OF_EACH : POLL_TOGETHER));
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, gather.isZero() ? "1" : "65536");
        settings.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Long.toString((gather.isZero() ? PATIENCE : gather).toMillis()));
        how.setKafkaConsumerProperties(settings);
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, how);
        container.setBeanName("listener-" + group);
        container.setConcurrency(wanted.concurrency());
        container.setCommonErrorHandler(new RetryLater(group, failures, scheduler, stopped));
        return container;
    }

    private ConsumerAwareRebalanceListener rebalancing(Subscription subscription) {
        String group = subscription.group();
        Subscription.Copy copy = subscription.copy();
        return new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                if (copy != null && copy.isEmpty().getAsBoolean()) {
                    consumer.seekToBeginning(partitions.stream()
                            .filter(each -> each.topic().equals(copy.topic().wireName()))
                            .toList());
                }
            }

            @Override
            public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                failures.none(group, partitions);
            }

            @Override
            public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                failures.none(group, partitions);
            }
        };
    }

    /** A consumer that has stopped, or that fails by an error of the program, counts at once: waiting will not put that right. */
    @Override
    public List<Fault> faultsSince(Instant before) {
        List<Fault> faults = new ArrayList<>();
        failures.stuck().stream()
                .filter(stuck -> stuck.hopeless() || stuck.since().isBefore(before))
                .forEach(
                        stuck -> faults.add(new Fault(Fault.Kind.LISTENER, stuck.id(), stuck.reason(), stuck.since())));
        faults.addAll(atWork.faultsSince(before));
        if (running) {
            containers.forEach((group, container) -> {
                if (!container.isInExpectedState() || consumersRunning(group) < container.getConcurrency()) {
                    Since since = stoppedSince.computeIfAbsent(group, each -> Since.now(realTime));
                    faults.add(new Fault(Fault.Kind.LISTENER, group, "STOPPED", since.at()));
                } else {
                    stoppedSince.remove(group);
                }
            });
        }
        return faults;
    }

    /** The records that are tried again and again, the longest waiting first. */
    public List<StuckRecord> stuck() {
        return failures.stuck();
    }

    /**
     * Puts a record aside as a dead letter, at its next try, which is at once.
     *
     * @param by the id of the person who wants it
     * @return false if no such record is stuck here
     */
    public boolean putAside(String id, String by) {
        return onStuck(id, stuck -> failures.putAside(stuck, by));
    }

    /** @return false if no such record is stuck here */
    public boolean tryNow(String id) {
        return onStuck(id, stuck -> {});
    }

    private boolean onStuck(String id, java.util.function.Consumer<StuckRecord> act) {
        for (StuckRecord stuck : failures.stuck()) {
            ConcurrentMessageListenerContainer<byte[], byte[]> container = containers.get(stuck.group());
            if (stuck.id().equals(id) && container != null) {
                act.accept(stuck);
                container.resumePartition(new TopicPartition(stuck.topic(), stuck.partition()));
                return true;
            }
        }
        return false;
    }

    private int consumersRunning(String group) {
        ConcurrentMessageListenerContainer<byte[], byte[]> container = containers.get(group);
        return container == null
                ? 0
                : (int) container.getContainers().stream()
                        .filter(MessageListenerContainer::isRunning)
                        .count();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        stopped.countDown();
        AtomicInteger left = new AtomicInteger(containers.size() + 1);
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                scheduler.shutdown();
                done.run();
            }
        };
        containers.values().forEach(container -> container.stop(one));
        one.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
