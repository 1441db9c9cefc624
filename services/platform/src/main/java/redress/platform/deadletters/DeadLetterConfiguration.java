package redress.platform.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** Dead letters, and where {@code redress.platform.dead-letters.enabled} is set their API. */
@AutoConfiguration
@ConditionalOnProperty(name = "redress.platform.messaging.enabled", matchIfMissing = true)
class DeadLetterConfiguration {

    @Bean
    DeadLetterSender deadLetterSender(KafkaTemplate<byte[], byte[]> kafka, ObjectProvider<MeterRegistry> meters) {
        return new DeadLetterSender(kafka, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    DeadLetters deadLetters(
            ConsumerFactory<byte[], byte[]> consumers, KafkaTemplate<byte[], byte[]> kafka, KafkaAdmin admin) {
        return new DeadLetters(consumers, kafka, admin);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("redress.platform.dead-letters.enabled")
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
