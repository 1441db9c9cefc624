package redress.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** The figures of England and its regions are public; the controller asks for more where a single Compact is concerned. */
@Configuration(proxyBeanMethods = false)
class EvidenceSecurity {

    @Bean
    SecurityFilterChain evidenceSecurityChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/evidence/**")
                .authorizeHttpRequests(any -> any.anyRequest().permitAll())
                .build();
    }
}
