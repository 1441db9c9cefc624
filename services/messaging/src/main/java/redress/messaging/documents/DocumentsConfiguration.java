package redress.messaging.documents;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.messaging.outbox.OutboxProperties;
import redress.messaging.outbox.Relays;
import redress.messaging.publishing.EventPublisher;

/** The outboxes of a service that keeps documents: each lies in the document that publishes. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "redress.messaging.outbox.OutboxConfiguration"
        })
@ConditionalOnClass(MongoTemplate.class)
@ConditionalOnBean(MongoTemplate.class)
class DocumentsConfiguration {

    @Bean
    DocumentRelays documentRelays(
            MongoTemplate mongo,
            EventPublisher publisher,
            Relays relays,
            OutboxProperties properties,
            ObjectProvider<MeterRegistry> meters) {
        return new CollectionRelays(
                mongo, publisher, relays, properties, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
