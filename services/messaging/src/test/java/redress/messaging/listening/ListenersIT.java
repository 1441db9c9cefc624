package redress.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.messaging.samples.SampleRecords.bytes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;
import redress.events.Event;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetter;
import redress.messaging.deadletters.DeadLetters;
import redress.messaging.reading.CannotProcess;
import redress.messaging.reading.Envelope;
import redress.messaging.samples.EventParts;
import redress.messaging.samples.RawRecords;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import redress.platform.readiness.Readiness;
import redress.platform.readiness.ReadinessProperties;
import redress.platform.samples.Backends;

class ListenersIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Also the key of the events that a test is about: other tests' events pass by too. */
    private final String group = SampleEvents.id();

    private final List<Envelope> taken = new CopyOnWriteArrayList<>();
    private @Nullable ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @Import(EventParts.class)
    static class Application {}

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void readsATopicAnewWhereTheCopyOfItIsEmpty() throws Exception {
        Subscription subscription = Subscription.each(group, Set.of(Topic.NOTICE), taken::add);
        start(subscription.filling(Topic.NOTICE, () -> false));
        Event event = SampleEvents.noticeDelivered(group);
        RawRecords.send(SampleRecords.toSend(
                event, SampleRecords.data(event), SampleRecords.headers(event, SampleEvents.id(), 1)));
        await().atMost(LIMIT).until(() -> took(group));
        stop();
        taken.clear();

        start(subscription.filling(Topic.NOTICE, () -> true));
        await().atMost(LIMIT).until(() -> took(group));
    }

    @Test
    void putsPoisonAsideWithItsReasonAndTakesInTheRest() throws Exception {
        start(Subscription.each(group, Set.of(Topic.REPORT), taken::add));
        Event event = SampleEvents.reportWithdrawn(group);
        Map<String, String> headers = SampleRecords.headers(event, SampleEvents.id(), 1);
        byte[] whole = SampleRecords.data(event);
        byte[] tooLarge = Arrays.copyOf(whole, 300 * 1024);
        for (byte[] poison : Arrays.asList(
                tooLarge, bytes("[".repeat(5_000)), null, Arrays.copyOf(whole, whole.length / 2), bytes("{}"))) {
            RawRecords.send(SampleRecords.toSend(event, poison, headers));
        }
        headers.remove("ce_type");
        RawRecords.send(SampleRecords.toSend(event, whole, headers));
        String good = SampleEvents.id();
        RawRecords.send(SampleRecords.toSend(event, whole, SampleRecords.headers(event, good, 2)));

        await().atMost(LIMIT).until(() -> took(group));
        assertThat(taken).extracting(Envelope::id).containsExactly(good);
        assertThat(letters(Topic.REPORT))
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        "TOO_LARGE", "TOO_DEEP", "NO_DATA", "NOT_JSON", "BREAKS_SCHEMA", "BAD_HEADER");
        assertThat(letters(Topic.REPORT)).extracting(DeadLetter::bytes).contains(300 * 1024);
    }

    @Test
    void carriesTheOriginalAndNothingOfTheExceptionInADeadLetterAndReplaysIt() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group) && !mended.get()) {
                throw new CannotProcess("NO_SUCH_THING");
            }
            taken.add(envelope);
        }));
        Event event = SampleEvents.caseOpened(group);
        Map<String, String> headers = SampleRecords.headers(event, SampleEvents.id(), 7);
        RawRecords.send(SampleRecords.toSend(event, SampleRecords.data(event), headers));

        awaitDespiteKafka().until(() -> letters(Topic.CASE).size() == 1);
        DeadLetter letter = letters(Topic.CASE).get(0);
        assertThat(letter.reason()).isEqualTo("NO_SUCH_THING");
        assertThat(letter.from()).startsWith("redress.case-" + letter.partition() + "@");
        assertThat(letter.type()).isEqualTo("case.opened.v1");
        assertThat(RawRecords.headers(letter)).containsAllEntriesOf(headers).hasSize(headers.size() + 6);

        mended.set(true);
        DeadLetters deadLetters = bean(DeadLetters.class);
        assertThat(deadLetters.replay(Topic.CASE, letter.partition(), letter.offset()))
                .isTrue();
        await().atMost(LIMIT).until(() -> took(group));
        assertThat(taken).filteredOn(each -> each.event().key().equals(group)).allSatisfy(each -> {
            assertThat(each.id()).isEqualTo(headers.get("ce_id"));
            assertThat(each.seq()).isEqualTo(7);
            assertThat(each.event()).isEqualTo(event);
        });
        assertThat(deadLetters.replay(Topic.CASE, letter.partition(), letter.offset() + 1_000))
                .isFalse();
        assertThat(deadLetters.from(Topic.CASE, letter.partition(), letter.offset(), 1))
                .containsExactly(letter);
    }

    @Test
    void replaysEachLetterOfATopicOnceAndForItsGroupAlone() throws Exception {
        AtomicBoolean mended = new AtomicBoolean();
        List<Envelope> others = new CopyOnWriteArrayList<>();
        Subscription failing = Subscription.each(group, Set.of(Topic.NOTICE), envelope -> {
            if (!mended.get()) {
                throw new CannotProcess("NOT_YET_UNDERSTOOD");
            }
            taken.add(envelope);
        });
        start(List.of(failing, Subscription.perPoll(group + "-other", Set.of(Topic.NOTICE), others::addAll)));
        for (int n = 0; n < 5; n++) {
            RawRecords.send(sound(SampleEvents.noticeDelivered("case-" + n)));
        }
        awaitDespiteKafka().until(() -> letters(Topic.NOTICE).size() == 5 && others.size() == 5);

        DeadLetters deadLetters = bean(DeadLetters.class);
        assertThat(deadLetters.replayAll(Topic.NOTICE)).isEqualTo(5);
        awaitDespiteKafka().until(() -> letters(Topic.NOTICE).size() == 5);
        mended.set(true);
        assertThat(deadLetters.replayAll(Topic.NOTICE)).isEqualTo(5);
        await().atMost(LIMIT).until(() -> taken.size() == 5);

        assertThat(deadLetters.replayAll(Topic.NOTICE)).isZero();
        assertThat(letters(Topic.NOTICE)).isEmpty();
        RawRecords.send(sound(SampleEvents.noticeDelivered("case-last")));
        await().atMost(LIMIT).until(() -> others.size() > 5);
        assertThat(others).hasSize(6);
    }

    @Test
    void triesAgainWithoutEndWhileSomethingIsAway() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean back = new AtomicBoolean();
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group)) {
                attempts.incrementAndGet();
                if (!back.get()) {
                    throw new IllegalStateException("the store is away");
                }
            }
            taken.add(envelope);
        }));
        RawRecords.send(sound(SampleEvents.caseOpened(group)));

        await().atMost(LIMIT).until(() -> attempts.get() >= 3);
        assertThat(letters(Topic.CASE)).isEmpty();
        back.set(true);
        await().atMost(LIMIT).until(() -> took(group));
    }

    @Test
    void letsAnEventWaitForOneInAnotherPartition() throws Exception {
        String needed = RawRecords.key(group, false, group);
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group) && !took(needed)) {
                throw new IllegalStateException("waits for another event");
            }
            taken.add(envelope);
        }));
        for (int n = 0; n < 50; n++) {
            RawRecords.send(sound(SampleEvents.caseOpened(group)));
        }
        RawRecords.send(sound(SampleEvents.caseOpened(needed)));

        await().atMost(LIMIT)
                .until(() -> taken.stream()
                                .filter(each -> each.event().key().equals(group))
                                .count()
                        == 50);
    }

    @Test
    void isDownWhileAnErrorOfTheProgramGoesOnAndUpAgainAfterIt() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        start(Subscription.perPoll(group, Set.of(Topic.CASE), some -> {
            if (broken.get()
                    && some.stream().anyMatch(each -> each.event().key().equals(group))) {
                throw new NoClassDefFoundError("sample");
            }
            taken.addAll(some);
        }));
        assertThat(health()).isEqualTo(Status.UP);
        RawRecords.send(sound(SampleEvents.caseOpened(group)));

        await().atMost(LIMIT).until(() -> health().equals(Status.DOWN));
        broken.set(false);
        await().atMost(LIMIT).until(() -> took(group) && health().equals(Status.UP));
        assertThat(letters(Topic.CASE)).isEmpty();
    }

    @Test
    void isDownWhileARecordFailsWithoutEndAndUpAgainAfterIt() throws Exception {
        AtomicBoolean back = new AtomicBoolean();
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group) && !back.get()) {
                throw new IllegalStateException("the store is away");
            }
            taken.add(envelope);
        }));
        RawRecords.send(sound(SampleEvents.caseOpened(group)));

        await().atMost(LIMIT).until(() -> health().equals(Status.DOWN));
        back.set(true);
        await().atMost(LIMIT).until(() -> took(group) && health().equals(Status.UP));
    }

    @Test
    void isDownWhileAHandlerDoesNotReturn() throws Exception {
        CountDownLatch returns = new CountDownLatch(1);
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group)) {
                try {
                    returns.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            taken.add(envelope);
        }));
        RawRecords.send(sound(SampleEvents.caseOpened(group)));

        await().atMost(LIMIT).until(() -> health().equals(Status.DOWN));
        returns.countDown();
        await().atMost(LIMIT).until(() -> took(group) && health().equals(Status.UP));
    }

    @Test
    void isDownWhenAConsumerHasDied() throws Exception {
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group)) {
                throw new OutOfMemoryError("sample");
            }
        }));
        RawRecords.send(sound(SampleEvents.caseOpened(group)));

        await().atMost(LIMIT).until(() -> health().equals(Status.DOWN));
    }

    @Test
    void deliversAgainWhatWasNotFinishedWhenItStopped() throws Exception {
        AtomicBoolean tried = new AtomicBoolean();
        start(Subscription.each(group, Set.of(Topic.CASE), envelope -> {
            if (envelope.event().key().equals(group)) {
                tried.set(true);
                throw new IllegalStateException("killed before its effect was durable");
            }
        }));
        RawRecords.send(sound(SampleEvents.caseOpened(group)));
        await().atMost(LIMIT).until(tried::get);
        stop();

        start(Subscription.each(group, Set.of(Topic.CASE), taken::add));
        await().atMost(LIMIT).until(() -> took(group));
    }

    @Test
    void runsAsManyConsumersAsConfigured() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        start(
                Subscription.perPoll(group, Set.of(Topic.CASE), some -> {
                    threads.add(Thread.currentThread().getName());
                    taken.addAll(some);
                }),
                "redress.messaging.listeners." + group + ".concurrency=4");
        AtomicInteger sent = new AtomicInteger();

        // Until the others have joined the group, the first of them takes everything.
        await().atMost(LIMIT).until(() -> {
            RawRecords.send(sound(SampleEvents.caseOpened(group + sent.incrementAndGet())));
            return threads.size() == 4;
        });
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void takesNoGroupForStuckThatLacksOnlyRecordsWhichHaveGone() throws Exception {
        start(Subscription.each(group, Set.of(Topic.REPORT), taken::add));
        RawRecords.send(sound(SampleEvents.reportWithdrawn(group)));
        await().atMost(LIMIT).until(() -> took(group));
        removeAllOf(Topic.REPORT);
        Subscription newcomer = Subscription.each(group + "-new", Set.of(Topic.REPORT), taken::add);
        LagWatch watch = new LagWatch(
                bean(KafkaAdmin.class), List.of(newcomer), bean(ReadinessProperties.class), Clock.systemUTC());
        try {
            watch.look();
            assertThat(watch.behindSince(Instant.MAX)).isEmpty();

            RawRecords.send(sound(SampleEvents.reportWithdrawn(group)));
            watch.look();
            assertThat(watch.behindSince(Instant.MAX))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.id()).startsWith(group + "-new:redress.report-"));
        } finally {
            watch.stop();
        }
    }

    /** As Kafka does itself after the time for which it keeps them. */
    private static void removeAllOf(Topic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Backends.kafka()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(Set.of(topic.wireName()))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(each -> each.partitions()
                            .forEach(partition -> ends.put(
                                    new TopicPartition(topic.wireName(), partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
            admin.listOffsets(ends).all().get().forEach((partition, end) -> {
                if (end.offset() > 0) {
                    gone.put(partition, RecordsToDelete.beforeOffset(end.offset()));
                }
            });
            admin.deleteRecords(gone).all().get();
        }
    }

    private void start(Subscription subscription, String... properties) {
        start(List.of(subscription), properties);
    }

    private void start(List<Subscription> subscriptions, String... properties) {
        ApplicationContextInitializer<GenericApplicationContext> subscribe = starting ->
                subscriptions.forEach(each -> starting.registerBean(each.group(), Subscription.class, () -> each));
        context = new SpringApplicationBuilder(Application.class)
                .initializers(subscribe)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "spring.kafka.bootstrap-servers=" + Backends.kafka())
                .properties("spring.mongodb.uri=" + Backends.documents())
                .properties("redress.platform.readiness.patience=3s", "redress.platform.readiness.every=300ms")
                .properties(properties)
                .run();
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    private Status health() {
        return Objects.requireNonNull(bean(Readiness.class).health()).getStatus();
    }

    /** A loaded broker may answer the question for dead letters too late. */
    private static ConditionFactory awaitDespiteKafka() {
        return await().atMost(LIMIT).ignoreExceptionsInstanceOf(KafkaException.class);
    }

    private List<DeadLetter> letters(Topic topic) {
        return bean(DeadLetters.class).newest(topic, 100).stream()
                .filter(each -> each.group().equals(group))
                .toList();
    }

    private boolean took(String key) {
        return taken.stream().anyMatch(each -> each.event().key().equals(key));
    }

    private static ProducerRecord<byte[], byte[]> sound(Event event) {
        return SampleRecords.toSend(
                event, SampleRecords.data(event), SampleRecords.headers(event, SampleEvents.id(), 1));
    }
}
