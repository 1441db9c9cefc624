package redress.intake;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;
import redress.platform.web.Uploads;

/** Filing and following up are open to everybody; what case workers and services read needs a token. */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

    /** Where files come in; everywhere else bodies are limited to what a form needs. */
    @Bean
    Uploads intakeUploads() {
        return new Uploads(List.of("/api/attachments", "/api/reports/{reference}/attachments"));
    }

    @Bean
    SecurityFilterChain intakeSecurityChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/reports/**", "/api/attachments/**", "/api/drafts/**", "/internal/intake/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/reports/*/content/**",
                                "/api/reports/labels",
                                "/api/reports/search",
                                "/internal/intake/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
