package redress.messaging.relational;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.OutboxProperties;
import redress.messaging.outbox.RelayLoop;
import redress.messaging.outbox.Relays;
import redress.messaging.publishing.EventPublisher;
import redress.platform.leases.JdbcLeaseStore;
import redress.platform.leases.Lease;

/** The outbox of a service with a relational store: a table, written in the transaction that publishes. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "redress.messaging.outbox.OutboxConfiguration"
        })
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean(JdbcTemplate.class)
class RelationalConfiguration {

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
