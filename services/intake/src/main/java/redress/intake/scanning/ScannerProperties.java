package redress.intake.scanning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the scanner listens; see {@code redress-intake.yml}. */
@ConfigurationProperties("redress.intake.scanner")
record ScannerProperties(
        @DefaultValue("") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("150s") Duration patience) {}
