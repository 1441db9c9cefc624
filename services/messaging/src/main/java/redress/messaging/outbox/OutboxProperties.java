package redress.messaging.outbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relays work.
 *
 * @param lookEvery how often a relay looks for events that nobody told it of, such as those of before a crash
 * @param gather how long a relay that was woken waits for more to send with the same writes
 * @param apart the least time from the start of a pass to that of the next, so that under load more goes with the same writes
 * @param lease how long a relay may hold its lease without renewing it
 * @param instance who holds the leases, unique among the processes that run at the same time. One that keeps its name over a restart
 *     goes on at once; others wait for the lease of a killed process to run out
 */
@ConfigurationProperties("redress.messaging.outbox")
public record OutboxProperties(
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("10ms") Duration gather,
        @DefaultValue("50ms") Duration apart,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("") String instance) {

    public OutboxProperties {
        if (instance.isBlank()) {
            instance = UUID.randomUUID().toString();
        }
    }
}
