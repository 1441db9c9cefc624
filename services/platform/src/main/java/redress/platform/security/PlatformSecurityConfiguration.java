package redress.platform.security;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Nullness;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import redress.platform.web.Problems;

/** Tokens, callers and the calls between services. The secret that services share is required. */
@AutoConfiguration(before = {SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
class PlatformSecurityConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private static final int SHORTEST_SECRET = 32;

    @Bean
    Tokens tokens(
            @Value("${redress.platform.tokens.jwks-uri}") String jwksUri,
            @Value("${redress.platform.service-secret:}") String secret) {
        return new Tokens(jwksUri, new SecretKeySpec(bytes(secret), "HmacSHA256"), Clock.systemUTC());
    }

    /** A method that nobody knows is answered like any other that an address does not take, with 405 and those that it does. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** A span for each filter of each request costs more than the filters and tells nobody anything. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ApiSecurity apiSecurity(Tokens tokens, Problems problems) {
        return new BearerApiSecurity(tokens, problems);
    }

    @Bean
    ServiceClients serviceClients(
            Environment environment, @Value("${redress.platform.service-secret:}") String secret) {
        String name = environment.getProperty("spring.application.name", "redress");
        return new HttpServiceClients(environment, new ServiceToken(name, bytes(secret), Clock.systemUTC()));
    }

    /** Health is for everybody who can reach the port and tells no detail; the description of the API is public. */
    @Bean
    @Order(50)
    SecurityFilterChain operationsChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/actuator/**", "/api-docs", "/api-docs/**", "/api-docs.yaml")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health/**", "/api-docs*", "/api-docs/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CallerFirst());
            }
        };
    }

    /** An operation that takes its caller is described as needing a token. */
    @Bean
    OperationCustomizer tokensInTheDescription() {
        return (operation, handler) -> {
            boolean needed = Stream.of(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == Caller.class
                            && Nullness.forMethodParameter(parameter) != Nullness.NULLABLE);
            if (needed) {
                operation.addSecurityItem(new SecurityRequirement().addList("token"));
            }
            return operation;
        };
    }

    private static byte[] bytes(String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalStateException("redress.platform.service-secret must be the Base64 of at least "
                    + SHORTEST_SECRET + " random bytes, the same for every service: openssl rand -base64 32");
        }
        return bytes;
    }
}
