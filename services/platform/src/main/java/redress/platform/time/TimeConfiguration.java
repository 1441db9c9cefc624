package redress.platform.time;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Gives the clock of the domain: the real one, unless it may be moved. */
@AutoConfiguration
class TimeConfiguration {

    @Bean
    @ConditionalOnProperty("redress.platform.clock.settable")
    @ConditionalOnMissingBean(Clock.class)
    SettableClock settableClock(@Value("${redress.platform.clock.file}") Path file) {
        return SettableClock.keptIn(file);
    }

    @Bean
    @ConditionalOnProperty(name = "redress.platform.clock.settable", havingValue = "false", matchIfMissing = true)
    @ConditionalOnMissingBean(Clock.class)
    Clock realClock() {
        return Clock.systemUTC();
    }
}
