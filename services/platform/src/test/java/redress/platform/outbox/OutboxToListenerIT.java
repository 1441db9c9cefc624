package redress.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.Topic;
import redress.platform.messaging.Envelope;
import redress.platform.messaging.Subscription;
import redress.platform.samples.Backends;
import redress.platform.samples.SampleEvents;

/** From a document with a waiting event to a listener, by the beans that a service gets. */
class OutboxToListenerIT {

    @Document("samples")
    static class Sample {
        @Id
        String id = SampleEvents.id();

        @Version
        @Nullable
        Long version;

        Outbox outbox = new Outbox();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        final Map<String, List<Envelope>> seen = new ConcurrentHashMap<>();

        @Bean
        DocumentRelay relay(DocumentRelays relays) {
            return relays.forCollection("samples");
        }

        @Bean
        Subscription subscription() {
            return Subscription.each(
                    "samples",
                    Set.of(Topic.CASE),
                    envelope -> seen.computeIfAbsent(envelope.event().key(), key -> new CopyOnWriteArrayList<>())
                            .add(envelope));
        }
    }

    @Test
    void bringsEventsOfADocumentToTheListenerInTheirOrder() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.kafka.bootstrap-servers=" + Backends.kafka(),
                        "spring.mongodb.uri=" + Backends.documents(),
                        "spring.datasource.url=jdbc:h2:mem:listener",
                        "spring.sql.init.schema-locations=classpath:redress/platform/outbox/outbox.sql")
                .run()) {
            MongoTemplate mongo = context.getBean(MongoTemplate.class);
            Sample sample = new Sample();
            sample.outbox.add(SampleEvents.caseOpened(sample.id), SampleEvents.AT);
            sample.outbox.add(SampleEvents.caseOpened(sample.id), SampleEvents.AT);
            mongo.insert(sample);
            context.getBean(DocumentRelay.class).wake(sample.id);

            Map<String, List<Envelope>> seen = context.getBean(Application.class).seen;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.getOrDefault(sample.id, List.of()).size() == 2);
            assertThat(seen.get(sample.id)).extracting(Envelope::seq).containsExactly(1L, 2L);
            assertThat(seen.get(sample.id))
                    .extracting(Envelope::event)
                    .containsOnly(SampleEvents.caseOpened(sample.id));
            await().untilAsserted(() -> {
                Sample after = mongo.findById(sample.id, Sample.class);
                assertThat(after.outbox.entries()).isEmpty();
                assertThat(after.outbox.pending()).isNull();
                assertThat(after.version).isEqualTo(1L);
            });
        }
    }
}
