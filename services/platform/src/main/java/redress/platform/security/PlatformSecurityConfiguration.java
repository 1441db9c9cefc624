package redress.platform.security;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Nullness;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import redress.platform.problems.ProblemResponses;

/** Tokens, callers and the calls between services. A key of its own is required of each service. */
@AutoConfiguration(before = {SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(ServiceKeysProperties.class)
class PlatformSecurityConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    ServiceKeys serviceKeys(ServiceKeysProperties settings) {
        return new ServiceKeys(settings);
    }

    @Bean
    ServicesHere servicesHere(ServiceKeys keys) {
        return new ServicesHere(keys.own());
    }

    @Bean
    TokenDecoder tokens(@Value("${redress.platform.tokens.jwks-uri}") URL portal, ServiceKeys keys) {
        return new TokenDecoder(new PortalKeys(portal), keys.known(), keys.own(), Clock.systemUTC());
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
    @ConditionalOnMissingBean
    PeopleSource askedPeople(Environment environment, ServiceKeys keys) {
        return new AskedPeople(new HttpServiceClients(environment, process(environment), keys));
    }

    @Bean
    KnownPeople knownPeople(PeopleSource source) {
        return new KnownPeople(source, System::nanoTime);
    }

    @Bean
    @ConditionalOnMissingBean
    TokenGrants grantsAtUse(KnownPeople people) {
        return new GrantsAtUse(people);
    }

    @Bean
    ApiSecurity apiSecurity(TokenDecoder tokens, TokenGrants grants, ProblemResponses problems) {
        return new BearerApiSecurity(tokens, grants, problems);
    }

    /** For each who wants one, since a process may run several services: each asks with a key of its own. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    ServiceClients serviceClients(Environment environment, ServiceKeys keys, InjectionPoint wanted) {
        return new HttpServiceClients(environment, asking(environment, keys, wanted), keys);
    }

    /** The program that collects metrics shows a token that never ends, and sees nothing but them. */
    @Bean
    @Order(49)
    SecurityFilterChain metricsChain(
            HttpSecurity http, ApiSecurity api, @Value("${redress.platform.metrics.token:}") String token) {
        MetricsToken expected = new MetricsToken(token);
        return api.apply(http, MetricsToken.PATH)
                .securityMatcher((HttpServletRequest request) -> expected.isShownBy(request))
                .oauth2ResourceServer(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * Health is for everybody who can reach the port and tells no detail; the description of the API is public. All else tells who does
     * what and when, and is for the national administrator.
     */
    @Bean
    @Order(50)
    SecurityFilterChain operationsChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/actuator/**", "/api-docs", "/api-docs/**", "/api-docs.yaml")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/health/**", "/api-docs*", "/api-docs/**")
                                .permitAll()
                                .anyRequest()
                                .hasAuthority("national/england/admin"))
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
                registry.addInterceptor(new InternalCalls())
                        .addPathPatterns("/internal/**")
                        .order(Ordered.HIGHEST_PRECEDENCE);
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

    /** The service in whose package the clients are wanted; where that is none of this process, the process itself. */
    private static String asking(Environment environment, ServiceKeys keys, InjectionPoint wanted) {
        String[] names = wanted.getMember().getDeclaringClass().getPackageName().split("\\.", 3);
        return names.length > 1 && keys.own().contains(names[1]) ? names[1] : process(environment);
    }

    private static String process(Environment environment) {
        return environment.getProperty("spring.application.name", "redress");
    }
}
