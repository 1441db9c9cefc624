package redress.messaging.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import redress.embedded.broker.EmbeddedBroker;
import redress.events.Event;
import redress.events.Topic;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.CannotProcess;
import redress.messaging.reading.Envelope;
import redress.messaging.samples.EventParts;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import redress.platform.samples.Backends;

/** Dead letters of several groups, on a broker of their own: they are counted. */
class DeadLettersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> GROUPS = Set.of("one", "two", "three");
    private static final AtomicBoolean MENDED = new AtomicBoolean();
    private static final Map<String, List<String>> TAKEN = new HashMap<>();

    @TempDir
    static @Nullable Path folder;

    private static @Nullable EmbeddedBroker broker;
    private static @Nullable ConfigurableApplicationContext context;
    private static @Nullable KafkaProducer<byte[], byte[]> producer;

    @Configuration(proxyBeanMethods = false)
    @Import(EventParts.class)
    static class Application {}

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(Objects.requireNonNull(folder), 0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        List<Subscription> subscriptions = new ArrayList<>();
        GROUPS.forEach(group -> {
            TAKEN.put(group, new CopyOnWriteArrayList<>());
            subscriptions.add(Subscription.each(group, Set.of(Topic.REGISTER, Topic.CASE), each -> take(group, each)));
        });
        ApplicationContextInitializer<GenericApplicationContext> subscribe = starting ->
                subscriptions.forEach(each -> starting.registerBean(each.group(), Subscription.class, () -> each));
        context = new SpringApplicationBuilder(Application.class)
                .initializers(subscribe)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off", "spring.kafka.bootstrap-servers=" + broker.bootstrapServers())
                .properties("spring.mongodb.uri=" + Backends.documents())
                .run();
    }

    private static void take(String group, Envelope envelope) {
        if (!MENDED.get()) {
            throw new CannotProcess("NOT_YET_UNDERSTOOD");
        }
        Objects.requireNonNull(TAKEN.get(group)).add(envelope.event().key());
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(producer).close();
        Objects.requireNonNull(context).close();
        Objects.requireNonNull(broker).close();
    }

    @Test
    void replaysARecordOfACompactedTopicOnceHoweverManyGroupsPutItAside() throws Exception {
        MENDED.set(false);
        send(sound(SampleEvents.calendarChanged("holidays")));
        awaitLetters(Topic.REGISTER, 3);
        for (int round = 0; round < 3; round++) {
            assertThat(letters().replayAll(Topic.REGISTER)).isEqualTo(1);
            awaitLetters(Topic.REGISTER, 3);
        }
        // one that is put back alone stays in the list: still it is the same record
        DeadLetter one = letters().newest(Topic.REGISTER, 1).get(0);
        assertThat(letters().replay(Topic.REGISTER, one.partition(), one.offset()))
                .isTrue();
        awaitLetters(Topic.REGISTER, 6);

        MENDED.set(true);
        assertThat(letters().replayAll(Topic.REGISTER)).isEqualTo(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(TAKEN)
                        .allSatisfy((group, taken) -> assertThat(taken).containsExactly("holidays")));
        assertThat(letters().replayAll(Topic.REGISTER)).isZero();
    }

    @Test
    void keepsAndShowsALetterThatDoesNotSayWhereItCameFrom() throws Exception {
        Event event = SampleEvents.caseOpened("case-1");
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>(
                Topic.CASE.deadLetters(), 0, SampleRecords.bytes("case-1"), SampleRecords.data(event));
        send(bare);
        assertThat(letters().replayAll(Topic.CASE)).isZero();

        List<DeadLetter> kept = letters().newest(Topic.CASE, 10);
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).reason()).isEqualTo("NO_ORIGIN");
        assertThat(kept.get(0).bytes()).isEqualTo(SampleRecords.data(event).length);
    }

    @Test
    void walksThroughAllWithOneConsumerAndOnlySoFarAtOnce() throws Exception {
        List<String> sent = new ArrayList<>();
        for (Topic topic : List.of(Topic.REPORT, Topic.NOTICE)) {
            for (int n = 0; n < 9; n++) {
                send(new ProducerRecord<>(topic.deadLetters(), n / 3, SampleRecords.bytes("k"), new byte[] {1}));
                sent.add(topic.deadLetters() + "-" + n / 3 + "@" + n % 3);
            }
        }
        List<String> seen = new ArrayList<>();
        ConsumerRecord<byte[], byte[]> reached = null;
        int steps = 0;
        do {
            Topic topic = reached == null ? Topic.REPORT : topic(reached);
            List<String> now = new ArrayList<>();
            try (Consumer<byte[], byte[]> consumer = consumers().createConsumer(null, "walk", null)) {
                reached = new DeadLetterWalk(consumer, 4, letter -> now.add(place(letter)))
                        .from(
                                topic,
                                reached == null ? 0 : reached.partition(),
                                reached == null ? 0 : reached.offset() + 1);
            }
            assertThat(now).as("letters that one walk reads").hasSizeLessThanOrEqualTo(4);
            assertThat(reached == null || place(reached).equals(now.get(now.size() - 1)))
                    .isTrue();
            seen.addAll(now);
        } while (reached != null && ++steps < 100);

        assertThat(seen)
                .filteredOn(each -> each.startsWith("redress.report") || each.startsWith("redress.notice"))
                .containsExactlyElementsOf(sent);
        assertThat(seen).doesNotHaveDuplicates();

        ConsumerFactory<byte[], byte[]> counted = spy(consumers());
        List<DeadLetter> all = new ArrayList<>();
        assertThat(new DeadLetters(counted, mock(), mock()).walk(Topic.REPORT, 0, 0, all::add))
                .isEmpty();
        assertThat(all).hasSameSizeAs(seen);
        verify(counted, times(1)).createConsumer(any(), any(), any());
    }

    private static Topic topic(ConsumerRecord<byte[], byte[]> letter) {
        return Topic.ofWireName(letter.topic().replace("-dlt", "")).orElseThrow();
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return letter.topic() + "-" + letter.partition() + "@" + letter.offset();
    }

    @SuppressWarnings("unchecked")
    private static ConsumerFactory<byte[], byte[]> consumers() {
        return Objects.requireNonNull(context).getBean(ConsumerFactory.class);
    }

    private static void awaitLetters(Topic topic, int count) {
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(KafkaException.class)
                .until(() -> letters().newest(topic, 100).size() == count);
    }

    private static DeadLetters letters() {
        return Objects.requireNonNull(context).getBean(DeadLetters.class);
    }

    private static ProducerRecord<byte[], byte[]> sound(Event event) {
        return SampleRecords.toSend(
                event, SampleRecords.data(event), SampleRecords.headers(event, SampleEvents.id(), 1));
    }

    private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        Objects.requireNonNull(producer).send(record).get(60, TimeUnit.SECONDS);
    }
}
