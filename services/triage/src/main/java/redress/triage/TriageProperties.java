package redress.triage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings under {@code redress.triage}; each is explained in {@code redress-triage.yml}. */
@ConfigurationProperties("redress.triage")
public record TriageProperties(
        @DefaultValue("60s") Duration peopleCache,
        @DefaultValue("30s") Duration compactCache,
        @DefaultValue Process process) {

    /** How the timers run. */
    public record Process(@DefaultValue("true") boolean timers, @DefaultValue("1s") Duration lookEvery) {}
}
