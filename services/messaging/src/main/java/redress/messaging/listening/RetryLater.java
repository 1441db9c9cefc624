package redress.messaging.listening;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import redress.messaging.kafka.Causes;

/**
 * Goes back to where a partition failed and pauses that partition alone, longer each time and without end. The consumer keeps polling
 * meanwhile: its other partitions go on, and the group does not take it for dead.
 */
final class RetryLater implements CommonErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLater.class);

    private final String group;
    private final FailingPartitions failures;
    private final TaskScheduler scheduler;
    private final CountDownLatch stopped;
    private final Duration first = Duration.ofMillis(500);
    private final Duration longest = Duration.ofSeconds(30);

    /** @param stopped reaches zero when the listeners stop */
    RetryLater(String group, FailingPartitions failures, TaskScheduler scheduler, CountDownLatch stopped) {
        this.group = group;
        this.failures = failures;
        this.scheduler = scheduler;
        this.stopped = stopped;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> poll,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        NotNow notNow = notNow(thrown);
        if (notNow == null) {
            again(thrown, poll, consumer, container);
            return;
        }
        notNow.again().forEach((partition, offset) -> goBack(partition, offset, consumer, container));
        commit(notNow.done(), consumer);
        failures.none(
                group,
                notNow.done().keySet().stream()
                        .filter(partition -> !notNow.again().containsKey(partition))
                        .toList());
    }

    /**
     * For what nobody foresaw, and for a poll that was handled but could not be committed: nothing of it is taken for done. What has
     * been handled comes twice, and the handlers bear that.
     */
    private void again(
            Exception thrown, ConsumerRecords<?, ?> poll, Consumer<?, ?> consumer, MessageListenerContainer container) {
        LOG.warn("{} takes up a poll again: {}", group, Causes.inWords(thrown));
        Set<TopicPartition> ours = new HashSet<>(poll.partitions());
        ours.retainAll(consumer.assignment());
        for (TopicPartition partition : ours) {
            long from = poll.records(partition).get(0).offset();
            failures.remember(group, partition, from, thrown);
            goBack(partition, from, consumer, container);
        }
    }

    private void goBack(
            TopicPartition partition, long offset, Consumer<?, ?> consumer, MessageListenerContainer container) {
        if (!consumer.assignment().contains(partition)) {
            return;
        }
        consumer.seek(partition, offset);
        int attempts = failures.attempts(group, partition);
        if (attempts > 0) {
            container.pausePartition(partition);
            scheduler.schedule(
                    () -> container.resumePartition(partition),
                    scheduler.getClock().instant().plus(pause(attempts)));
        }
    }

    private void commit(Map<TopicPartition, Long> done, Consumer<?, ?> consumer) {
        try {
            consumer.commitSync(done.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> new OffsetAndMetadata(each.getValue()))));
        } catch (RuntimeException e) {
            LOG.warn("{} could not commit: {}", group, Causes.inWords(e));
        }
    }

    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        LOG.warn("{} could not poll: {}", group, Causes.inWords(thrown));
        try {
            stopped.await(first.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Duration pause(int attempts) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    private static @Nullable NotNow notNow(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotNow found) {
                return found;
            }
        }
        return null;
    }
}
