package redress.triage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** Who gets in: anybody with a valid token. What a token's holder may see and do is decided case by case, in the room of cases. */
@Configuration(proxyBeanMethods = false)
class TriageSecurity {

    @Bean
    SecurityFilterChain triageSecurityChain(HttpSecurity http, ApiSecurity api) throws Exception {
        return api.apply(http, "/api/cases", "/api/cases/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
