package redress.triage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** Cases are for those who work on them: every request needs a token, and each case its own role. */
@Configuration(proxyBeanMethods = false)
class TriageSecurity {

    @Bean
    SecurityFilterChain triageSecurityChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/cases/**", "/internal/triage/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
