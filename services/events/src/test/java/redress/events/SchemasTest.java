package redress.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schema, record and golden file of an event say the same. */
class SchemasTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void acceptsTheGoldenFileAlsoWithFieldsAndCodesOfANewerVersion(EventType type) {
        JsonNode golden = Sources.goldenTree(type);
        assertThat(errors(type, golden)).isEmpty();

        ((ObjectNode) golden).put("addedLater", "x");
        codes(type.record(), "").forEach(path -> set(golden, path, "ADDED_LATER"));
        assertThat(errors(type, golden)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void refusesWhereARequiredFieldIsMissing(EventType type) {
        for (RecordComponent component : type.record().getRecordComponents()) {
            JsonNode without = ((ObjectNode) Sources.goldenTree(type)).remove(List.of(component.getName()));
            if (optional(component)) {
                assertThat(errors(type, without)).as(component.getName()).isEmpty();
            } else {
                assertThat(errors(type, without)).as(component.getName()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void refusesWrongTypes(EventType type) {
        for (RecordComponent component : type.record().getRecordComponents()) {
            for (String wrong : List.of("null", "\" \"", "3.5", "[[]]", "[7]", "{\"x\":1}")) {
                if (component.getType().isRecord() && optionalOnly(component) && wrong.startsWith("{")) {
                    continue;
                }
                ObjectNode changed = (ObjectNode) Sources.goldenTree(type);
                changed.set(component.getName(), Sources.PLAIN.readTree(wrong));
                assertThat(errors(type, changed))
                        .as("%s = %s", component.getName(), wrong)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void describesExactlyTheComponentsOfTheRecord(EventType type) {
        JsonNode schema = Sources.schema(type);
        assertSame(type.record(), schema, schema);
    }

    @Test
    void describesSharedShapesTheSameEverywhere() {
        Map<String, JsonNode> shapes = new HashMap<>();
        for (EventType type : EventType.values()) {
            Sources.schema(type).get("$defs").properties().forEach(shape -> {
                JsonNode before = shapes.putIfAbsent(shape.getKey(), shape.getValue());
                if (before != null) {
                    assertThat(shape.getValue())
                            .as("%s in %s", shape.getKey(), type.wireName())
                            .isEqualTo(before);
                }
            });
        }
    }

    private static void assertSame(Class<?> record, JsonNode object, JsonNode root) {
        RecordComponent[] components = record.getRecordComponents();
        assertThat(object.get("properties").propertyNames())
                .as(record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(components).map(RecordComponent::getName).toList());
        assertThat(object.get("required").valueStream().map(JsonNode::asString))
                .as(record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Stream.of(components)
                        .filter(c -> !optional(c))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            JsonNode property = resolve(object.get("properties").get(component.getName()), root);
            Class<?> java = component.getType();
            if (java == List.class) {
                assertThat(property.get("type").asString()).isEqualTo("array");
                java = elementOf(component);
                property = resolve(property.get("items"), root);
            }
            assertThat(property.get("type").asString())
                    .as("%s.%s", record.getSimpleName(), component.getName())
                    .isEqualTo(jsonType(java));
            if (java.isRecord()) {
                assertSame(java, property, root);
            } else if (java == LocalDate.class || java == Instant.class) {
                assertThat(property.get("format").asString()).isEqualTo(java == Instant.class ? "date-time" : "date");
            } else if (java.isEnum()) {
                assertThat(property).isEqualTo(root.get("$defs").get("code"));
            } else if (java == String.class) {
                assertThat(property.has("pattern")).isTrue();
            }
        }
    }

    private static String jsonType(Class<?> java) {
        if (java.isRecord()) {
            return "object";
        }
        if (java == boolean.class || java == Boolean.class) {
            return "boolean";
        }
        return java == int.class || java == Integer.class || java == long.class ? "integer" : "string";
    }

    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static Class<?> elementOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** A record all of whose components may be absent takes any object. */
    private static boolean optionalOnly(RecordComponent component) {
        return Stream.of(component.getType().getRecordComponents()).allMatch(SchemasTest::optional);
    }

    private static Set<String> codes(Class<?> record, String prefix) {
        List<String> paths = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType().isEnum()) {
                paths.add(prefix + "/" + component.getName());
            } else if (component.getType().isRecord()) {
                paths.addAll(codes(component.getType(), prefix + "/" + component.getName()));
            }
        }
        return paths.stream().collect(Collectors.toUnmodifiableSet());
    }

    private static void set(JsonNode root, String path, String value) {
        int last = path.lastIndexOf('/');
        ((ObjectNode) root.at(path.substring(0, last))).put(path.substring(last + 1), value);
    }

    private static JsonNode resolve(JsonNode property, JsonNode root) {
        return property.has("$ref") ? root.at(property.get("$ref").asString().substring(1)) : property;
    }

    private static List<?> errors(EventType type, JsonNode data) {
        Schema schema = REGISTRY.getSchema(Sources.schema(type));
        return schema.validate(data.toString(), InputFormat.JSON);
    }
}
