package redress.platform.securitylog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

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

    @Bean
    SecurityLogHealth securityLogHealthIndicator(FileSecurityLog log) {
        return new SecurityLogHealth(log);
    }
}
