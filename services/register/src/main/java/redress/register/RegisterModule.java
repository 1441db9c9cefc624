package redress.register;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.messaging.documents.DocumentRelay;
import redress.messaging.documents.DocumentRelays;
import redress.platform.security.ApiSecurity;

/** Everything that makes up the register, to be run alone or beside the other services. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class RegisterModule {

    @Bean
    DocumentRelay registerCompactRelay(DocumentRelays relays) {
        return relays.forCollection("compacts");
    }

    @Bean
    DocumentRelay registerCalendarRelay(DocumentRelays relays) {
        return relays.forCollection("calendars");
    }

    /** What the register says of Compacts is public; ties are declared by people; what it knows of people is for services only. */
    @Bean
    SecurityFilterChain registerApi(HttpSecurity http, ApiSecurity security) throws Exception {
        return security.apply(http, "/api/register/**", "/internal/register/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/register/ties/**", "/api/register/ties")
                                .authenticated()
                                .requestMatchers("/api/register/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }
}
