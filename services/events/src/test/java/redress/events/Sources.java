package redress.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the golden file and the schema of an event type. */
final class Sources {

    static final JsonMapper PLAIN = JsonMapper.builder().build();

    private Sources() {}

    static String golden(EventType type) {
        return read("/golden/" + type.wireName() + ".json");
    }

    static JsonNode goldenTree(EventType type) {
        return PLAIN.readTree(golden(type));
    }

    static JsonNode schema(EventType type) {
        return PLAIN.readTree(read(type.schema()));
    }

    private static String read(String path) {
        try (InputStream in = Objects.requireNonNull(Sources.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
