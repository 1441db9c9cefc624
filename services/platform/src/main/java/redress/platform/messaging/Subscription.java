package redress.platform.messaging;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redress.events.Topic;

/**
 * What a service listens to. Each bean of this type becomes a listener container with a consumer group of its own.
 *
 * @param group the consumer group; one name per service and purpose, such as {@code triage}
 * @param each handles one event; returns only after its effect is durable
 * @param perPoll handles the events of one poll in the order of their partitions, for projections that can write many at once
 */
public record Subscription(
        String group,
        Set<Topic> topics,
        @Nullable Consumer<Envelope> each,
        @Nullable Consumer<List<Envelope>> perPoll) {

    public Subscription {
        topics = Set.copyOf(topics);
        if ((each == null) == (perPoll == null)) {
            throw new IllegalArgumentException("a subscription handles either each event or each poll");
        }
    }

    public static Subscription each(String group, Set<Topic> topics, Consumer<Envelope> handler) {
        return new Subscription(group, topics, handler, null);
    }

    public static Subscription perPoll(String group, Set<Topic> topics, Consumer<List<Envelope>> handler) {
        return new Subscription(group, topics, null, handler);
    }
}
