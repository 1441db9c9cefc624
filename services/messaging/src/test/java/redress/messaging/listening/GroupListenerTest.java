package redress.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bson.BSONException;
import org.bson.BsonBinaryWriter;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetterSender;
import redress.messaging.reading.CannotProcess;
import redress.messaging.reading.Envelope;
import redress.messaging.reading.EventReader;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;

class GroupListenerTest {

    private static final TopicPartition P0 = new TopicPartition("redress.case", 0);
    private static final TopicPartition P1 = new TopicPartition("redress.case", 1);

    private final DeadLetterSender deadLetters = mock(DeadLetterSender.class);
    private final FailingPartitions failures = new FailingPartitions(Clock.systemUTC());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> handled = new ArrayList<>();
    private boolean stopping;
    private final AtWork atWork = new AtWork(() -> stopping, Duration.ofSeconds(30), Clock.systemUTC());

    @Test
    void eachStopsAtAFailureOnlyInItsPartition() {
        GroupListener listener = each(failOn("b"));

        NotNow notNow = notNow(listener, good("a", 0, 10), good("b", 0, 11), good("c", 0, 12), good("d", 1, 5));

        assertThat(handled).containsExactly("a", "d");
        assertThat(notNow.again()).isEqualTo(Map.of(P0, 11L));
        assertThat(notNow.done()).isEqualTo(Map.of(P0, 11L, P1, 6L));
        assertThat(failures.attempts("group", P0)).isEqualTo(1);
        assertThat(failures.attempts("group", P1)).isZero();
    }

    @Test
    void eachPutsAsideWhatCannotSucceedAndGoesOn() {
        GroupListener listener = each(envelope -> {
            if (envelope.event().key().equals("b")) {
                throw new CannotProcess("NO_SUCH_THING");
            }
            handled.add(envelope.event().key());
        });
        ConsumerRecord<byte[], byte[]> refused = good("b", 0, 11);
        ConsumerRecord<byte[], byte[]> poison = poison(0, 12);

        listener.onMessage(List.of(good("a", 0, 10), refused, poison, good("c", 0, 13)));

        assertThat(handled).containsExactly("a", "c");
        verify(deadLetters).send(refused, "NO_SUCH_THING", "group");
        verify(deadLetters).send(poison, "NOT_JSON", "group");
    }

    @Test
    void waitsWhereADeadLetterIsNotAcknowledged() {
        doThrow(new KafkaException("away")).when(deadLetters).send(any(), any(), any());

        NotNow notNow = notNow(each(envelope -> handled.add(envelope.event().key())), poison(0, 10), good("a", 0, 11));

        assertThat(handled).isEmpty();
        assertThat(notNow.again()).isEqualTo(Map.of(P0, 10L));
        assertThat(notNow.done()).isEmpty();
    }

    @Test
    void perPollHandlesAPollAtOnceWithoutTheBadOnes() {
        List<List<String>> polls = new ArrayList<>();
        GroupListener listener = perPoll(some -> polls.add(keys(some)));
        ConsumerRecord<byte[], byte[]> poison = poison(0, 11);

        listener.onMessage(List.of(good("a", 0, 10), poison, good("b", 1, 3)));

        assertThat(polls).containsExactly(List.of("a", "b"));
        verify(deadLetters).send(poison, "NOT_JSON", "group");
        verifyNoMoreInteractions(deadLetters);
    }

    @Test
    void perPollFallsBackToOneByOneToFindTheOneThatCannotSucceed() {
        GroupListener listener = perPoll(some -> {
            if (keys(some).contains("b")) {
                throw new CannotProcess("NO_SUCH_THING");
            }
            handled.addAll(keys(some));
        });
        ConsumerRecord<byte[], byte[]> refused = good("b", 0, 11);

        listener.onMessage(List.of(good("a", 0, 10), refused, good("c", 0, 12)));

        assertThat(handled).containsExactly("a", "c");
        verify(deadLetters).send(refused, "NO_SUCH_THING", "group");
        verifyNoMoreInteractions(deadLetters);
    }

    @ParameterizedTest
    @MethodSource("inTheEventItself")
    void putsAsideAtOnceWhatComesAgainAtEveryDelivery(RuntimeException fault, String reason) {
        Consumer<String> failing = key -> {
            if (key.equals("b")) {
                throw fault;
            }
            handled.add(key);
        };
        ConsumerRecord<byte[], byte[]> refused = good("b", 0, 11);
        List<ConsumerRecord<byte[], byte[]>> poll = List.of(good("a", 0, 10), refused, good("c", 0, 12));

        each(envelope -> failing.accept(envelope.event().key())).onMessage(poll);
        perPoll(some -> {
                    if (keys(some).contains("b")) {
                        throw fault;
                    }
                    handled.addAll(keys(some));
                })
                .onMessage(poll);

        assertThat(handled).containsExactly("a", "c", "a", "c");
        verify(deadLetters, times(2)).send(refused, reason, "group");
        verifyNoMoreInteractions(deadLetters);
    }

    static Stream<Arguments> inTheEventItself() {
        return Stream.of(
                Arguments.of(new BsonMaximumSizeExceededException("sample"), "REFUSED_BY_STORE"),
                Arguments.of(new IllegalStateException(refused(GroupListenerTest::writeAName)), "REFUSED_BY_STORE"),
                Arguments.of(
                        new IllegalStateException(new SQLException("value too long", "22001")), "REFUSED_BY_STORE"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheProgram")
    void keepsAnEventThatAFaultOfTheProgramFails(RuntimeException fault) {
        ConsumerRecord<byte[], byte[]> event = good("b", 0, 11);
        NotNow each = notNow(
                each(envelope -> {
                    throw fault;
                }),
                event);
        NotNow perPoll = notNow(
                perPoll(some -> {
                    throw fault;
                }),
                event);

        assertThat(List.of(each, perPoll))
                .allSatisfy(again -> assertThat(again.again()).isEqualTo(Map.of(P0, 11L)));
        verifyNoMoreInteractions(deadLetters);
    }

    static Stream<Arguments> faultsOfTheProgram() {
        return Stream.of(
                Arguments.of(new ArithmeticException("/ by zero")),
                Arguments.of(new IllegalStateException(new DateTimeException("no such field"))),
                Arguments.of(new NumberFormatException("sample")),
                Arguments.of(new BSONException("sample")),
                Arguments.of(new BsonInvalidOperationException("sample")),
                Arguments.of(refused(GroupListenerTest::readAName)),
                Arguments.of(new IllegalStateException(new SQLException("division by zero", "22012"))),
                Arguments.of(new IllegalStateException(new SQLException("no such table", "42S02"))));
    }

    /** A name cannot hold a zero. */
    private static void writeAName() {
        BsonBinaryWriter writer = new BsonBinaryWriter(new BasicOutputBuffer());
        writer.writeStartDocument();
        writer.writeName("a\u0000b");
        writer.writeInt32(1);
        writer.writeEndDocument();
    }

    /** What is stored ends in the middle of a name. */
    private static void readAName() {
        new RawBsonDocument(new byte[] {8, 0, 0, 0, 16, 'a', 'b', 'c'}).size();
    }

    private static RuntimeException refused(Runnable work) {
        return Objects.requireNonNull(catchThrowableOfType(RuntimeException.class, work::run));
    }

    @Test
    void perPollKnowsTheOneThatFailsAndLetsThoseBeforeItGetOn() {
        GroupListener listener = perPoll(some -> {
            if (keys(some).contains("b")) {
                throw new IllegalStateException("not now");
            }
            handled.addAll(keys(some));
        });

        NotNow notNow = notNow(listener, good("a", 0, 10), good("b", 0, 11), good("c", 0, 12));

        assertThat(handled).containsExactly("a");
        assertThat(notNow.again()).isEqualTo(Map.of(P0, 11L));
        assertThat(notNow.done()).isEqualTo(Map.of(P0, 11L));
    }

    @Test
    void perPollLetsAPartitionGoOnThatAnotherWaitsFor() {
        GroupListener listener = perPoll(some -> {
            if (keys(some).contains("b")) {
                throw new IllegalStateException("not now");
            }
            handled.addAll(keys(some));
        });

        NotNow notNow = notNow(listener, good("b", 0, 10), good("c", 0, 11), good("d", 1, 3));

        assertThat(handled).containsExactly("d");
        assertThat(notNow.again()).isEqualTo(Map.of(P0, 10L));
        assertThat(notNow.done()).isEqualTo(Map.of(P1, 4L));
    }

    @Test
    void perPollDoesNotPutAsideWhatLiesBehindAFailureAndWillBeReadAgain() {
        GroupListener listener = perPoll(some -> {
            throw new IllegalStateException("not now");
        });
        ConsumerRecord<byte[], byte[]> before = poison(0, 10);
        ConsumerRecord<byte[], byte[]> behind = poison(0, 12);

        NotNow notNow = notNow(listener, before, good("a", 0, 11), behind);

        assertThat(notNow.again()).isEqualTo(Map.of(P0, 11L));
        assertThat(notNow.done()).isEqualTo(Map.of(P0, 11L));
        verify(deadLetters).send(eq(before), any(), any());
        verify(deadLetters, never()).send(eq(behind), any(), any());
    }

    @Test
    void passesOverWhatIsReplayedForAnotherGroup() {
        GroupListener each = each(envelope -> handled.add(envelope.event().key()));
        GroupListener perPoll = perPoll(some -> handled.addAll(keys(some)));
        for (GroupListener listener : List.of(each, perPoll)) {
            listener.onMessage(List.of(
                    replayed(good("a", 0, 10), "another"),
                    replayed(poison(0, 11), "another"),
                    replayed(good("b", 0, 12), "group")));
        }

        assertThat(handled).containsExactly("b", "b");
        verifyNoMoreInteractions(deadLetters);
    }

    @Test
    void countsAttemptsUntilThePartitionGetsOn() {
        GroupListener listener = each(failOn("b"));
        notNow(listener, good("b", 0, 11));
        notNow(listener, good("b", 0, 11));
        assertThat(failures.attempts("group", P0)).isEqualTo(2);

        notNow(listener, good("a", 0, 11), good("b", 0, 12));
        assertThat(failures.attempts("group", P0)).isEqualTo(1);

        listener.onMessage(List.of(good("a", 0, 12)));
        assertThat(failures.attempts("group", P0)).isZero();
    }

    @Test
    void turnsAnErrorOfTheProgramIntoAFailureThatIsKnown() {
        GroupListener listener = each(envelope -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(notNow(listener, good("a", 0, 11)).again()).isEqualTo(Map.of(P0, 11L));
        assertThat(failures.stuck()).singleElement().satisfies(stuck -> {
            assertThat(stuck.id()).isEqualTo("group:redress.case-0@11");
            assertThat(stuck.reason()).isEqualTo("NoClassDefFoundError");
            assertThat(stuck.hopeless()).isTrue();
        });
    }

    @Test
    void putsAsideWhatAnAdministratorWantsPutAsideAndGoesOn() {
        ConsumerRecord<byte[], byte[]> stuck = good("b", 0, 11);
        for (GroupListener listener : List.of(each(failOn("b")), perPoll(some -> some.forEach(failOn("b"))))) {
            notNow(listener, stuck, good("c", 0, 12));
            notNow(listener, stuck, good("c", 0, 12));
            StuckRecord record = failures.stuck().get(0);
            assertThat(record.tries()).isEqualTo(2);

            failures.putAside(record, "person-1");
            listener.onMessage(List.of(stuck, good("c", 0, 12)));
            assertThat(failures.stuck()).isEmpty();
        }

        assertThat(handled).containsExactly("c", "c");
        verify(deadLetters, times(2)).send(stuck, "PUT_ASIDE", "group", "person-1");
        verifyNoMoreInteractions(deadLetters);
    }

    @Test
    void letsAnErrorOfTheMachineThrough() {
        GroupListener listener = each(envelope -> {
            throw new OutOfMemoryError("sample");
        });

        assertThatThrownBy(() -> listener.onMessage(List.of(good("a", 0, 11)))).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void handsBackTheRestWhenItIsToStop() {
        GroupListener listener = each(envelope -> {
            handled.add(envelope.event().key());
            stopping = true;
        });

        NotNow notNow = notNow(listener, good("a", 0, 10), good("b", 0, 11), good("c", 1, 3));

        assertThat(handled).containsExactly("a");
        assertThat(notNow.again()).isEqualTo(Map.of(P0, 11L, P1, 3L));
        assertThat(notNow.done()).isEqualTo(Map.of(P0, 11L));
        assertThat(failures.attempts("group", P0)).isZero();
    }

    @Test
    void forgetsAFailureThatIsOverThoughTheRestHasToWait() {
        GroupListener failing = each(failOn("a"));
        notNow(failing, good("a", 0, 10), good("b", 0, 11));
        assertThat(failures.stuck()).hasSize(1);

        GroupListener stops = each(envelope -> stopping = true);
        assertThat(notNow(stops, good("a", 0, 10), good("b", 0, 11)).again()).isEqualTo(Map.of(P0, 11L));
        assertThat(failures.stuck()).isEmpty();
        assertThat(failures.attempts("group", P0)).isZero();
    }

    @Test
    void handsBackTheRestBeforeReadinessTakesASlowGroupForOneThatStandsStill() {
        AtWork atWork = new AtWork(() -> false, Duration.ofHours(3), Clock.systemUTC());

        assertThat(atWork.isEnough(System.nanoTime())).isFalse();
        assertThat(atWork.isEnough(System.nanoTime() - Duration.ofHours(1).toNanos()))
                .isTrue();
    }

    private Consumer<Envelope> failOn(String key) {
        return envelope -> {
            if (envelope.event().key().equals(key)) {
                throw new IllegalStateException("not now");
            }
            handled.add(envelope.event().key());
        };
    }

    private GroupListener each(Consumer<Envelope> handler) {
        return listener(Subscription.each("group", Set.of(Topic.CASE), handler));
    }

    private GroupListener perPoll(Consumer<List<Envelope>> handler) {
        return listener(Subscription.perPoll("group", Set.of(Topic.CASE), handler));
    }

    private GroupListener listener(Subscription subscription) {
        return new GroupListener(subscription, new EventReader(), deadLetters, failures, atWork, meters);
    }

    private static List<String> keys(List<Envelope> some) {
        return some.stream().map(each -> each.event().key()).toList();
    }

    @SafeVarargs
    private static NotNow notNow(GroupListener listener, ConsumerRecord<byte[], byte[]>... poll) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : poll) {
            records.add(each);
        }
        return catchThrowableOfType(NotNow.class, () -> listener.onMessage(records));
    }

    private static ConsumerRecord<byte[], byte[]> good(String key, int partition, long offset) {
        return SampleRecords.received(SampleEvents.caseOpened(key), partition, offset);
    }

    private static ConsumerRecord<byte[], byte[]> replayed(ConsumerRecord<byte[], byte[]> record, String group) {
        record.headers().add("redress_group", SampleRecords.bytes(group));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> poison(int partition, long offset) {
        var event = SampleEvents.caseOpened("poison");
        return SampleRecords.received(
                event, partition, offset, SampleRecords.bytes("{"), SampleRecords.headers(event, SampleEvents.id(), 1));
    }
}
