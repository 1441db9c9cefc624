package redress.messaging.kafka;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import redress.events.Topic;

/** Makes the topics that are missing. A service starts without Kafka too: then it tries again until Kafka is there. */
final class TopicSetup implements SmartLifecycle {

    static final int LARGEST_DEAD_LETTER = 2 * 1024 * 1024;

    /** Before relays and listeners. */
    private static final int PHASE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private final KafkaAdmin admin;
    private @Nullable ScheduledExecutorService again;

    TopicSetup(KafkaAdmin admin) {
        this.admin = admin;
    }

    static List<NewTopic> topics(TopicProperties properties) {
        return Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(
                        kept(topic.wireName(), topic.kept(), properties).build(),
                        kept(topic.deadLetters(), Topic.Kept.FOR_A_WHILE, properties)
                                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER))
                                .build()))
                .toList();
    }

    private static TopicBuilder kept(String name, Topic.Kept kept, TopicProperties properties) {
        TopicBuilder topic = topic(name, properties);
        return switch (kept) {
            case FOR_EVER -> topic.config(TopicConfig.RETENTION_MS_CONFIG, "-1");
            case LATEST -> topic.config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case FOR_A_WHILE ->
                topic.config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(properties.retention().toMillis()));
        };
    }

    private static TopicBuilder topic(String name, TopicProperties properties) {
        return TopicBuilder.name(name).partitions(properties.partitions()).replicas(properties.replicas());
    }

    @Override
    public void start() {
        if (!made()) {
            LOG.warn("Kafka cannot be reached; its topics will be looked after as soon as it can");
            again = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "topics");
                thread.setDaemon(true);
                return thread;
            });
            again.scheduleWithFixedDelay(
                    () -> {
                        if (made()) {
                            stop();
                        }
                    },
                    1,
                    5,
                    TimeUnit.SECONDS);
        }
    }

    private boolean made() {
        try {
            return admin.initialize();
        } catch (RuntimeException e) {
            LOG.warn("Topics could not be made: {}", Causes.inWords(e));
            return false;
        }
    }

    @Override
    public void stop() {
        if (again != null) {
            again.shutdownNow();
        }
    }

    /** Nothing to keep running: stopping it twice does no harm. */
    @Override
    public boolean isRunning() {
        return again != null && !again.isShutdown();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
