package redress.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;

/** Everything here belongs to somebody who has signed in. */
@Configuration(proxyBeanMethods = false)
class NotificationSecurity {

    @Bean
    SecurityFilterChain notificationSecurityChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/notices/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
