package redress.messaging.reading;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import redress.events.Event;
import redress.events.EventType;
import tools.jackson.databind.JsonNode;

/**
 * An event with what it travels in.
 *
 * @param id unique per event, time-ordered (UUID version 7); the same at every delivery
 * @param seq the event's place in the order of its aggregate, from 1, without gaps
 * @param time when the event was caused, by the clock of the domain
 * @param partition the Kafka partition it was read from
 * @param offset its place in that partition
 * @param data the event as it was sent
 */
public record Envelope(
        String id, EventType type, long seq, Instant time, Event event, int partition, long offset, JsonNode data) {

    private static final String UNKNOWN = "UNKNOWN";

    /**
     * The name of a code; of one that this version does not know, the name under which it was sent, so that what is kept of it has a
     * meaning once it is known.
     *
     * @param read from the event
     * @param at where it stands in the event, as a JSON pointer such as {@code /outcomes/0}
     */
    public String code(Enum<?> read, String at) {
        return read.name().equals(UNKNOWN) ? data.at(at).asString(UNKNOWN) : read.name();
    }

    /** The names of a list of codes, in their order. */
    public List<String> codes(List<? extends Enum<?>> read, String at) {
        return IntStream.range(0, read.size())
                .mapToObj(i -> code(read.get(i), at + "/" + i))
                .toList();
    }
}
