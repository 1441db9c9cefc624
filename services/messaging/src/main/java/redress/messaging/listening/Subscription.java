package redress.messaging.listening;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redress.events.Topic;
import redress.messaging.reading.Envelope;

/**
 * What a service listens to. Each bean of this type becomes a listener container with a consumer group of its own.
 *
 * @param group the consumer group; one name per service and purpose, such as {@code triage}
 * @param each handles one event; returns only after its effect is durable
 * @param perPoll handles the events of one poll in the order of their partitions, for projections that can write many at once
 * @param copy what the service keeps of a compacted topic, if it has to be read anew where it was lost
 */
public record Subscription(
        String group,
        Set<Topic> topics,
        @Nullable Consumer<Envelope> each,
        @Nullable Consumer<List<Envelope>> perPoll,
        @Nullable Copy copy) {

    /**
     * A copy of a compacted topic. Where it is empty when partitions are assigned, the topic is read from its beginning, whatever the
     * group has read before: the copy's store was lost or restored from before it was filled.
     */
    public record Copy(Topic topic, BooleanSupplier isEmpty) {}

    public Subscription {
        topics = Set.copyOf(topics);
        if ((each == null) == (perPoll == null)) {
            throw new IllegalArgumentException("a subscription handles either each event or each poll");
        }
    }

    public static Subscription each(String group, Set<Topic> topics, Consumer<Envelope> handler) {
        return new Subscription(group, topics, handler, null, null);
    }

    public static Subscription perPoll(String group, Set<Topic> topics, Consumer<List<Envelope>> handler) {
        return new Subscription(group, topics, null, handler, null);
    }

    /** The same, with a copy that is filled again where it is empty. */
    public Subscription filling(Topic topic, BooleanSupplier copyIsEmpty) {
        return new Subscription(group, topics, each, perPoll, new Copy(topic, copyIsEmpty));
    }
}
