package redress.platform.operations;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.readiness.Readiness;
import redress.platform.security.ApiSecurity;
import redress.platform.securitylog.SecurityLog;

/** The operations API of each service; {@code redress.platform.operations.services} names several that run as one. */
@AutoConfiguration(
        afterName = {
            "redress.platform.readiness.ReadinessConfiguration",
            "redress.platform.securitylog.SecurityLogConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OperationsConfiguration {

    @Bean
    ServiceNames services(
            @Value("${redress.platform.operations.services:${spring.application.name:redress}}") List<String> names) {
        return new ServiceNames(names);
    }

    @Bean
    StuckController stuckController(
            ServiceNames services, ObjectProvider<StuckThings> things, Readiness readiness, SecurityLog log) {
        return new StuckController(services, things.stream().toList(), readiness, log);
    }

    @Bean
    @Order(61)
    SecurityFilterChain stuckChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/operations/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
