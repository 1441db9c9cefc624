package redress.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

class RetryLaterTest {

    private static final TopicPartition P0 = new TopicPartition("redress.case", 0);
    private static final TopicPartition P1 = new TopicPartition("redress.case", 1);

    private final FailingPartitions failures = new FailingPartitions(Clock.systemUTC());
    private final MessageListenerContainer container = mock(MessageListenerContainer.class);
    private final TaskScheduler scheduler = mock(TaskScheduler.class);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final RetryLater handler = new RetryLater("group", failures, scheduler, new CountDownLatch(1));

    @BeforeEach
    void read() {
        when(scheduler.getClock()).thenReturn(Clock.systemUTC());
        consumer.assign(List.of(P0, P1));
        consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
        consumer.seek(P0, 12);
        consumer.seek(P1, 6);
    }

    @Test
    void goesBackWhereAPartitionFailedAndCommitsTheRest() {
        failures.remember("group", P0, 11, new IllegalStateException());

        handle(new NotNow(Map.of(P0, 11L), Map.of(P0, 11L, P1, 6L)));

        assertThat(consumer.position(P0)).isEqualTo(11);
        assertThat(consumer.position(P1)).isEqualTo(6);
        assertThat(committed()).containsOnly(Map.entry(P0, 11L), Map.entry(P1, 6L));
        verify(container).pausePartition(P0);
        verify(container, never()).pausePartition(P1);
    }

    @Test
    void takesAPollUpAgainAfterWhatNobodyForesaw() {
        handle(new IllegalStateException("not foreseen"));

        assertThat(consumer.position(P0)).isEqualTo(10);
        assertThat(consumer.position(P1)).isEqualTo(5);
        assertThat(committed()).isEmpty();
        assertThat(failures.attempts("group", P0)).isEqualTo(1);
        verify(container).pausePartition(P0);
        verify(container).pausePartition(P1);
    }

    @Test
    void takesAPollUpAgainThatCouldNotBeCommitted() {
        handle(new TimeoutException("no answer to the commit"));
        handle(new TimeoutException("no answer to the commit"));

        assertThat(consumer.position(P0)).isEqualTo(10);
        assertThat(failures.attempts("group", P0)).isEqualTo(2);
    }

    @Test
    void leavesAPartitionToTheConsumerThatHasItNow() {
        consumer.assign(List.of(P1));

        handle(new TimeoutException("no answer to the commit"));

        assertThat(consumer.position(P1)).isEqualTo(5);
        assertThat(failures.attempts("group", P0)).isZero();
        verify(container, never()).pausePartition(P0);
    }

    @Test
    void waitsLongerEachTimeButNeverLongerThanHalfAMinute() {
        assertThat(handler.pause(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(handler.pause(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(handler.pause(100)).isEqualTo(Duration.ofSeconds(30));
        verify(scheduler, never()).schedule(any(Runnable.class), any(Instant.class));
    }

    private void handle(Exception thrown) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> poll = new LinkedHashMap<>();
        poll.put(P0, List.of(sent(P0, 10), sent(P0, 11)));
        poll.put(P1, List.of(sent(P1, 5)));
        handler.handleBatch(
                new ListenerExecutionFailedException("failed", thrown),
                new ConsumerRecords<>(poll, Map.of()),
                consumer,
                container,
                () -> {});
    }

    private static ConsumerRecord<byte[], byte[]> sent(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, new byte[0]);
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        consumer.committed(Set.of(P0, P1)).forEach((partition, at) -> {
            if (at != null) {
                offsets.put(partition, at.offset());
            }
        });
        return offsets;
    }
}
