package redress.messaging.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.messaging.deadletters.DeadLetters;
import redress.messaging.listening.Listeners;
import redress.messaging.outbox.Relays;
import redress.platform.operations.ServiceNames;
import redress.platform.operations.StuckThings;
import redress.platform.readiness.Readiness;
import redress.platform.security.ApiSecurity;

/** What does not get on where events travel, and, where {@code redress.messaging.dead-letters.enabled} is set, the API of dead letters. */
@AutoConfiguration(
        beforeName = "redress.platform.operations.OperationsConfiguration",
        afterName = {
            "redress.messaging.outbox.OutboxConfiguration",
            "redress.messaging.listening.ListenersConfiguration",
            "redress.messaging.deadletters.DeadLetterConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Listeners.class)
class MessagingOperations {

    @Bean
    StuckThings stuckRecords(Listeners listeners, ServiceNames services) {
        return new StuckRecords(listeners, services);
    }

    @Bean
    StuckThings stuckEvents(Relays relays, ServiceNames services) {
        return new StuckEvents(relays, services);
    }

    @Bean
    StuckThings eventsAside(Relays relays, ServiceNames services) {
        return new EventsAside(relays, services);
    }

    @Bean
    StuckThings recordsPutAside(DeadLetters letters, ServiceNames services, Readiness readiness) {
        return new PutAside(letters, services, readiness);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("redress.messaging.dead-letters.enabled")
    static class Api {

        @Bean
        DeadLetterController deadLetterController(DeadLetters deadLetters) {
            return new DeadLetterController(deadLetters);
        }

        @Bean
        @Order(60)
        SecurityFilterChain deadLetterChain(HttpSecurity http, ApiSecurity api) {
            return api.apply(http, "/api/dead-letters", "/api/dead-letters/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("national/england/admin"))
                    .build();
        }
    }
}
