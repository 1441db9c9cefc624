package redress.platform.leases;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.readiness.Pulse;
import redress.platform.readiness.ReadinessProperties;

/** Watches the stores of the service by a write, since a store that answers questions may still take nothing in. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "redress.platform.readiness.ReadinessConfiguration"
        })
class LeasesConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MongoTemplate.class)
    @ConditionalOnBean(MongoTemplate.class)
    static class Documents {

        @Bean
        Pulse documentsPulse(MongoTemplate mongo, ReadinessProperties properties) {
            LeaseStore store = new MongoLeaseStore(() -> mongo.getCollection(MongoLeaseStore.COLLECTION));
            return StorePulse.of("documents", store, properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcTemplate.class)
    @ConditionalOnBean(JdbcTemplate.class)
    static class Relational {

        @Bean
        Pulse databasePulse(JdbcTemplate jdbc, ReadinessProperties properties) {
            return StorePulse.of("database", new JdbcLeaseStore(JdbcClient.create(jdbc)), properties);
        }
    }
}
