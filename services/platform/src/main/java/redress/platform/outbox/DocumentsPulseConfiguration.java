package redress.platform.outbox;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.platform.readiness.Pulse;
import redress.platform.readiness.ReadinessProperties;

/** Watches the document store, also of a service that publishes nothing. */
@AutoConfiguration(
        after = DataMongoAutoConfiguration.class,
        afterName = "redress.platform.readiness.ReadinessConfiguration")
@ConditionalOnBean(MongoTemplate.class)
class DocumentsPulseConfiguration {

    /** A write, since a store that answers questions may still take nothing in. */
    @Bean
    Pulse documentsPulse(MongoTemplate mongo, ReadinessProperties properties) {
        LeaseStore store = new MongoLeaseStore(() -> mongo.getCollection(MongoLeaseStore.COLLECTION));
        return StorePulse.of("documents", store, properties);
    }
}
