package redress.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events are written and read: ISO dates, what is null left out; fields that this version does not know are passed over, and codes
 * that it does not know become {@code UNKNOWN}.
 */
public final class EventJson {

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * Parses what came from the wire, to be checked against the schema of its type.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON, has a field twice, or is nested deeper than any event
     */
    public static JsonNode parse(byte[] data) {
        return MAPPER.readTree(data);
    }

    /**
     * @param data satisfies the schema of the type
     * @throws tools.jackson.core.JacksonException if it cannot be read as the type's record
     */
    public static Event read(EventType type, JsonNode data) {
        return MAPPER.treeToValue(data, type.record());
    }
}
