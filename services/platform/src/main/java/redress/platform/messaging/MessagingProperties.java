package redress.platform.messaging;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics are made and how many consumers a group has.
 *
 * @param listeners by the name of the group; a group that is not named has one consumer in each process
 */
@ConfigurationProperties("redress.platform")
record MessagingProperties(
        @DefaultValue Topics topics, @DefaultValue Map<String, Group> listeners) {

    /**
     * @param partitions of each topic and of its dead letters; raising it later moves keys to other partitions, so never do it while
     *     events wait
     * @param replicas copies of each partition; 3 where there are three brokers
     * @param retention how long dead letters and what became of notices are kept; shorter than the memory of the inboxes, so that no
     *     letter is replayed that they have forgotten
     */
    record Topics(
            @DefaultValue("4") int partitions,
            @DefaultValue("1") short replicas,
            @DefaultValue("28d") Duration retention) {}

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
