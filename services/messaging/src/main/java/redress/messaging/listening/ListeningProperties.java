package redress.messaging.listening;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many consumers a group has, and how long Kafka may gather for them.
 *
 * @param listeners by the name of the group; a group that is not named has one consumer in each process
 */
@ConfigurationProperties("redress.messaging")
record ListeningProperties(@DefaultValue Map<String, Group> listeners) {

    /**
     * @param concurrency consumers of the group in this process; more than there are partitions would idle
     * @param gather how long Kafka may hold back events that have arrived so as to deliver more at once; costs that much delay and
     *     saves a write per event. Unset: none where events are handled one by one, a tenth of a second where by the poll
     */
    record Group(
            @DefaultValue("1") int concurrency, @Nullable Duration gather) {}

    Group group(Subscription subscription) {
        Group named = listeners.get(subscription.group());
        Duration usual = subscription.each() != null ? Duration.ZERO : Duration.ofMillis(100);
        if (named == null) {
            return new Group(1, usual);
        }
        return new Group(named.concurrency(), named.gather() == null ? usual : named.gather());
    }
}
