package redress.platform.outbox;

import java.time.Instant;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;

/** One waiting event, as it will travel: {@code data} is its JSON. */
public record Entry(String id, long seq, String type, String key, Instant time, String data) {

    static Entry of(String id, long seq, Event event, Instant time) {
        return new Entry(id, seq, EventType.of(event).wireName(), event.key(), time, EventJson.write(event));
    }
}
