package redress.intake.cleaning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How files are cleaned; see {@code redress-intake.yml}. */
@ConfigurationProperties("redress.intake.cleaning")
record CleaningProperties(
        @DefaultValue("2") int atOnce,
        @DefaultValue("224m") String memory,
        @DefaultValue("20s") Duration atMost,
        @DefaultValue("30s") Duration waitAtMost,
        @DefaultValue("8") int waitingOfOne,
        @DefaultValue("32") int waiting) {}
