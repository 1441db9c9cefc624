package redress.platform.securitylog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.security.ApiSecurity;
import redress.platform.security.ServicesHere;
import redress.platform.web.OverLimit;

/** The security log of this process, with its part in readiness. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityLogConfiguration {

    @Bean
    LogFiles securityLogFiles(
            @Value("${redress.platform.security-log.folder}") Path folder,
            @Value("${spring.application.name:redress}") String service) {
        return new LogFiles(folder, service);
    }

    @Bean
    FileSecurityLog securityLog(
            LogFiles files,
            @Value("${spring.application.name:redress}") String service,
            ObjectProvider<MeterRegistry> meters) {
        return new FileSecurityLog(files, service, Clock.systemUTC(), meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Before the filters of security, which refuse; so it is outside them. */
    @Bean
    FilterRegistrationBean<RequestFilter> securityLogFilter(SecurityLog log) {
        FilterRegistrationBean<RequestFilter> filter = new FilterRegistrationBean<>(new RequestFilter(log));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 50);
        return filter;
    }

    /** What is refused in front of the filters. */
    @Bean
    OverLimit securityLogOverLimit(SecurityLog log) {
        return request -> new RequestLine(request)
                .of(HttpStatus.CONTENT_TOO_LARGE.value())
                .ifPresent(log::note);
    }

    @Bean
    SecurityLogController securityLogController(LogFiles files, ServicesHere here) {
        return new SecurityLogController(new LogReader(files), here);
    }

    @Bean
    @Order(59)
    SecurityFilterChain securityLogChain(HttpSecurity http, ApiSecurity api) {
        return api.apply(http, "/api/operations/*/security-log")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("national/england/admin"))
                .build();
    }

    @Bean
    SecurityLogCheck securityLogCheck(FileSecurityLog log) {
        return new SecurityLogCheck(log, System::nanoTime);
    }
}
