package redress.messaging.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.Topic;
import redress.messaging.publishing.Outgoing;

/**
 * One waiting event, as it will travel: {@code data} is its JSON. It can be sent by a version that does not know its type.
 *
 * @param topic the wire name; null in entries written before it was kept, whose type tells it
 */
public record OutboxEntry(
        String id, long seq, @Nullable String topic, String type, String key, Instant time, String data) {

    /** Half of what a listener takes, so that no event waits in an outbox that could never be taken in. */
    private static final int LARGEST = 128 * 1024;

    public static OutboxEntry of(String id, long seq, Event event, Instant time) {
        String data = EventJson.write(event);
        if (data.length() > LARGEST) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is too large to be an event");
        }
        EventType type = EventType.of(event);
        return new OutboxEntry(id, seq, type.topic().wireName(), type.wireName(), event.key(), time, data);
    }

    public Outgoing under(long fence) {
        String to =
                topic != null ? topic : Topic.ofType(type).map(Topic::wireName).orElse("");
        return new Outgoing(id, seq, to, type, key, time, data, fence);
    }

    /** When the event with the id was caused, in real time: ids carry it. Null for an id that carries nothing. */
    public static @Nullable Instant realTime(String id) {
        try {
            return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
