package redress.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;

/** One waiting event, as it will travel: {@code data} is its JSON. */
public record Entry(String id, long seq, String type, String key, Instant time, String data) {

    /** Half of what a listener takes, so that no event waits in an outbox that could never be taken in. */
    private static final int LARGEST = 128 * 1024;

    static Entry of(String id, long seq, Event event, Instant time) {
        String data = EventJson.write(event);
        if (data.length() > LARGEST) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " is too large to be an event");
        }
        return new Entry(id, seq, EventType.of(event).wireName(), event.key(), time, data);
    }

    /** When the event with the id was caused, in real time: ids carry it. */
    static Instant realTime(String id) {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
    }
}
