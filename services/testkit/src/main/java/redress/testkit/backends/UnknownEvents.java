package redress.testkit.backends;

import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import redress.events.Topic;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;

/** Events of kinds that came after this version, on every topic. */
public final class UnknownEvents {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private UnknownEvents() {}

    /**
     * Publishes one on each topic, and waits until every group has passed over those on its topics and counted them.
     *
     * @param groups the number of topics that each consumer group listens to
     * @param beans of the service under test
     */
    public static void arePassedOver(Map<String, Integer> groups, Function<Class<?>, Object> beans) {
        MeterRegistry meters = (MeterRegistry) beans.apply(MeterRegistry.class);
        EventPublisher publisher = (EventPublisher) beans.apply(EventPublisher.class);
        Map<String, Double> wanted = new TreeMap<>();
        groups.forEach((group, topics) -> wanted.put(group, counted(meters, group) + topics));
        for (Topic topic : Topic.values()) {
            String type = topic.wireName().substring("redress.".length()) + ".added-later.v1";
            publisher
                    .send(new Outgoing(
                            UuidCreator.getTimeOrderedEpoch().toString(),
                            1,
                            topic.wireName(),
                            type,
                            "sample-unknown",
                            Clock.systemUTC().instant(),
                            "{\"addedLater\":true}",
                            1))
                    .join();
        }
        wanted.forEach((group, count) ->
                await(group + " passes over " + count).atMost(LIMIT).until(() -> counted(meters, group) >= count));
    }

    private static double counted(MeterRegistry meters, String group) {
        return meters.get("events_unknown").tag("group", group).counter().count();
    }
}
