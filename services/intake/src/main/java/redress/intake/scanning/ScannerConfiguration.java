package redress.intake.scanning;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** There is a scanner where its host is set. */
@Configuration(proxyBeanMethods = false)
class ScannerConfiguration {

    @Bean
    @ConditionalOnExpression("!'${redress.intake.scanner.host:}'.isBlank()")
    Scanner scanner(ScannerProperties properties) {
        return new ClamAv(properties.host(), properties.port(), properties.timeout(), properties.patience());
    }
}
