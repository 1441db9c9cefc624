package redress.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.Topic;
import redress.messaging.inbox.Inbox;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.Envelope;
import redress.messaging.relational.RelationalOutbox;
import redress.messaging.samples.Database;
import redress.messaging.samples.EventParts;
import redress.messaging.samples.SampleEvents;
import redress.platform.samples.Backends;

/** From an outbox to a listener by the beans that a service gets, whichever store it has. */
class OutboxToListenerIT {

    @Configuration(proxyBeanMethods = false)
    @Import(EventParts.class)
    static class Application {

        final Map<String, List<Envelope>> seen = new ConcurrentHashMap<>();
        final Database database = new Database();

        @Bean
        DataSource dataSource() {
            return database.dataSource();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        DocumentRelay relay(DocumentRelays relays) {
            return relays.forCollection("sample");
        }

        @Bean
        Subscription subscription(Inbox inbox) {
            return Subscription.each("outbox-to-listener", Set.of(Topic.CASE), envelope -> {
                if (inbox.takeIn("outbox-to-listener", envelope.id())) {
                    seen.computeIfAbsent(envelope.event().key(), key -> new CopyOnWriteArrayList<>())
                            .add(envelope);
                }
            });
        }
    }

    @Test
    void bringsEventsToTheListenerOnceAndInTheirOrder() {
        try (ConfigurableApplicationContext context = start()) {
            MongoTemplate mongo = context.getBean(MongoTemplate.class);
            Sample sample = mongo.insert(Sample.withEvents(2));
            context.getBean(DocumentRelay.class).wake(sample.id);
            String caseId = SampleEvents.id();
            TransactionTemplate transaction =
                    context.getBean(Application.class).database.transaction();
            transaction.executeWithoutResult(status -> context.getBean(RelationalOutbox.class)
                    .append(
                            List.of(SampleEvents.caseOpened(caseId), SampleEvents.caseOpened(caseId)),
                            1,
                            SampleEvents.AT));

            Map<String, List<Envelope>> seen = context.getBean(Application.class).seen;
            for (String key : List.of(sample.id, caseId)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> seen.getOrDefault(key, List.of()).size() == 2);
                assertThat(seen.get(key)).extracting(Envelope::seq).containsExactly(1L, 2L);
                assertThat(seen.get(key)).extracting(Envelope::event).containsOnly(SampleEvents.caseOpened(key));
                assertThat(seen.get(key)).extracting(Envelope::time).containsOnly(SampleEvents.AT);
            }
            await().until(() -> Objects.requireNonNull(mongo.findById(sample.id, Sample.class))
                    .outbox
                    .entries()
                    .isEmpty());
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            // the listener may have a record before the producer is told that it is written
            await().untilAsserted(() -> assertThat(meters.get("events_published")
                            .tag("type", "case.opened.v1")
                            .counter()
                            .count())
                    .isEqualTo(4));
            assertThat(meters.get("consumer_running").gauge().value()).isEqualTo(1);
            assertThat(meters.get("outbox_pending").gauges()).hasSize(2);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "spring.kafka.bootstrap-servers=" + Backends.kafka(),
                        "spring.mongodb.uri=" + Backends.documents())
                .run();
    }
}
