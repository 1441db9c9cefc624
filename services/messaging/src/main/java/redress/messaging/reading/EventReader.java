package redress.messaging.reading;

import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Turns what came from Kafka into an event, trusting nothing: size, headers, depth, schema and key are checked before it is read. */
public final class EventReader {

    public static final String JSON = "application/json";
    public static final int LARGEST = 256 * 1024;

    private static final Pattern TYPE = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+\\.v[0-9]{1,4}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,17}");

    private final Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);

    /** @throws IllegalStateException if an event type has no schema */
    public EventReader() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (EventType type : EventType.values()) {
            schemas.put(type, schema(registry, type));
        }
    }

    /**
     * @return empty for a type that this version does not know
     * @throws CannotProcess if it is no event that anybody should have published
     */
    public Optional<Envelope> read(ConsumerRecord<byte[], byte[]> sent) {
        byte[] value = sent.value();
        if (value == null || value.length == 0) {
            throw new CannotProcess("NO_DATA");
        }
        if (value.length > LARGEST) {
            throw new CannotProcess("TOO_LARGE");
        }
        require(header(sent, "ce_specversion").equals("1.0"));
        require(header(sent, "content-type").startsWith(JSON));
        String name = header(sent, "ce_type");
        require(TYPE.matcher(name).matches());
        String id = header(sent, "ce_id");
        require(ID.matcher(id).matches());
        String seq = header(sent, "ce_seq");
        require(SEQ.matcher(seq).matches());
        Instant time = time(header(sent, "ce_time"));
        return EventType.ofWireName(name).map(type -> {
            JsonNode data = data(type, sent, value);
            Event event = event(type, sent, data);
            return new Envelope(id, type, Long.parseLong(seq), time, event, sent.partition(), sent.offset(), data);
        });
    }

    private JsonNode data(EventType type, ConsumerRecord<byte[], byte[]> sent, byte[] value) {
        if (!type.topic().wireName().equals(sent.topic())) {
            throw new CannotProcess("WRONG_TOPIC");
        }
        JsonNode data = parse(value);
        if (!Objects.requireNonNull(schemas.get(type)).validate(data, OutputFormat.BOOLEAN)) {
            throw new CannotProcess("BREAKS_SCHEMA");
        }
        return data;
    }

    private static Event event(EventType type, ConsumerRecord<byte[], byte[]> sent, JsonNode data) {
        Event event = bind(type, data);
        if (sent.key() == null || !event.key().equals(new String(sent.key(), StandardCharsets.UTF_8))) {
            throw new CannotProcess("WRONG_KEY");
        }
        return event;
    }

    private static JsonNode parse(byte[] value) {
        try {
            return EventJson.parse(value);
        } catch (StreamConstraintsException e) {
            throw new CannotProcess("TOO_DEEP");
        } catch (JacksonException e) {
            throw new CannotProcess("NOT_JSON");
        }
    }

    /** Whatever a record refuses at reading, it will refuse at the next delivery too. */
    private static Event bind(EventType type, JsonNode data) {
        try {
            return EventJson.read(type, data);
        } catch (RuntimeException e) {
            throw new CannotProcess("UNREADABLE");
        }
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            // four digits, as CloudEvents write it: what lies beyond fits into no store
            require(time.getYear() > 0 && time.getYear() <= 9999);
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new CannotProcess("BAD_HEADER");
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw new CannotProcess("BAD_HEADER");
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> sent, String name) {
        Header header = sent.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Schema schema(SchemaRegistry registry, EventType type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.schema())) {
            if (in == null) {
                throw new IllegalStateException("The schema of " + type.wireName() + " is missing: " + type.schema());
            }
            Schema schema = registry.getSchema(in);
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
