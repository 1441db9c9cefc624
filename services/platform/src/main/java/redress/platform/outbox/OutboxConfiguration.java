package redress.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.messaging.EventPublisher;
import redress.platform.readiness.Pulse;
import redress.platform.readiness.ReadinessProperties;

/** The outboxes that fit the stores of the service. */
@AutoConfiguration(
        after = {DataMongoAutoConfiguration.class, JdbcTemplateAutoConfiguration.class},
        afterName = "redress.platform.messaging.MessagingConfiguration")
@ConditionalOnProperty(name = "redress.platform.messaging.enabled", matchIfMissing = true)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

    @Bean
    Relays relays(EventPublisher publisher) {
        return new Relays(publisher, Clock.systemUTC());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(MongoTemplate.class)
    static class Documents {

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

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(DataSource.class)
    static class Relational {

        /** A write, since a store that answers questions may still take nothing in. */
        @Bean
        Pulse databasePulse(JdbcTemplate jdbc, ReadinessProperties properties) {
            LeaseStore store = new JdbcLeaseStore(JdbcClient.create(jdbc));
            return StorePulse.of("database", store, properties);
        }

        @Bean
        RelationalOutbox relationalOutbox(
                JdbcTemplate jdbc,
                EventPublisher publisher,
                Relays relays,
                OutboxProperties properties,
                ObjectProvider<MeterRegistry> meters) {
            Lease lease = new Lease(
                    new JdbcLeaseStore(JdbcClient.create(jdbc)),
                    TableRelay.LEASE,
                    properties.instance(),
                    properties.lease(),
                    Clock.systemUTC());
            HeldBack heldBack = new HeldBack(Clock.systemUTC());
            RelayLoop loop = new RelayLoop(
                    TableRelay.LEASE,
                    new TableRelay(jdbc, lease, publisher, heldBack),
                    properties,
                    meters.getIfAvailable(SimpleMeterRegistry::new));
            relays.add(new Relays.Relay(TableRelay.LEASE, loop, heldBack, new JdbcAside(JdbcClient.create(jdbc))));
            return new JdbcOutbox(jdbc, () -> loop.wake(TableRelay.LEASE));
        }
    }
}
