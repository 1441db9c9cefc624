package redress.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** Filing and following up are open to everybody; what case workers and services read needs a token. */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

    @Bean
    SecurityFilterChain intakeSecurityChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/reports/**", "/api/attachments/**", "/api/drafts/**", "/internal/intake/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/reports/*/content/**", "/internal/intake/**")
                                .authenticated()
                                .anyRequest()
                                .permitAll())
                .build();
    }
}
