package redress.events;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Writes the manual of events from the catalogue, the records, the schemas, the code lists and the golden files. */
final class EventsManual {

    private static final Pattern CONSTANT =
            Pattern.compile("(?:/\\*\\* (.*?) \\*/\\s+)?(?:@\\w+\\s+)?([A-Z][A-Z0-9_]*)(?:,|\\s*\\})");
    private static final Pattern MEANING =
            Pattern.compile("/\\*\\*\\s*\\*?\\s*(.*?)\\s*\\*/\\s*public enum", Pattern.DOTALL);

    private final Path codesFolder;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Shape> shapes = new TreeMap<>();
    private final Map<String, Class<?>> codes = new TreeMap<>();

    private record Shape(Class<?> record, JsonNode schema, JsonNode root) {}

    EventsManual(Path codesFolder) {
        this.codesFolder = codesFolder;
    }

    String text() throws IOException {
        out.append("""
                <!-- Generated from services/events; do not edit. Anew: mvn test -pl services/events -Dredress.docs.update=true -->
                # Events

                What the services of Redress tell each other. Events carry ids, codes and dates: never a name, an address or what somebody
                wrote. They travel over Kafka as CloudEvents 1.0 in binary mode: the type and the other attributes in the headers `ce_…`,
                the event as JSON in the value. Each has a JSON Schema in
                [`services/events/src/main/resources/redress/events/schema`](../services/events/src/main/resources/redress/events/schema);
                a reader passes over types and fields that it does not know and takes codes that it does not know as `UNKNOWN`. A change
                is additive, or else a new version of the type.

                | topic | kept | events |
                |---|---|---|
                """);
        for (Topic topic : Topic.values()) {
            out.append("| `%s` | %s | ".formatted(topic.wireName(), kept(topic)));
            out.append(String.join(
                    ", ",
                    java.util.stream.Stream.of(EventType.values())
                            .filter(type -> type.topic() == topic)
                            .map(type -> "[`%s`](#%s)".formatted(type.wireName(), anchor(type.wireName())))
                            .toList()));
            out.append(" |\n");
        }
        out.append(
                "\nEvery topic has a dead-letter twin of the same name with `-dlt` behind it, kept for 28 days unless set otherwise.\n");
        for (EventType type : EventType.values()) {
            event(type);
        }
        out.append("\n## Shared shapes\n");
        Map<String, Shape> found = Map.copyOf(shapes);
        new TreeMap<>(found).forEach(this::shape);
        out.append("\n## Code lists\n\nWhat goes without a meaning here means what it says.\n");
        for (Class<?> list : codes.values()) {
            codeList(list);
        }
        return out.toString();
    }

    private static String kept(Topic topic) {
        return switch (topic.kept()) {
            case FOR_EVER -> "all, for ever";
            case LATEST -> "the latest of each key";
            case FOR_A_WHILE -> "all, for 28 days unless set otherwise";
        };
    }

    private void event(EventType type) {
        JsonNode schema = Sources.schema(type);
        out.append("\n## %s\n\n%s %s\n\n"
                .formatted(type.wireName(), text(schema, "description"), text(schema, "$comment")));
        table(type.record(), schema, schema);
        out.append("\n```json\n").append(Sources.golden(type)).append("```\n");
    }

    private void shape(String name, Shape shape) {
        out.append("\n### %s\n\n%s\n\n".formatted(name, text(shape.schema(), "description")));
        table(shape.record(), shape.schema(), shape.root());
    }

    private void table(Class<?> record, JsonNode object, JsonNode root) {
        out.append("| field | type | meaning |\n|---|---|---|\n");
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode property = object.get("properties").get(component.getName());
            out.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            component.getName(),
                            SchemasTest.optional(component) ? " (may be absent)" : "",
                            type(component, property, root),
                            meaning(property, root)));
        }
    }

    private String type(RecordComponent component, JsonNode property, JsonNode root) {
        if (component.getType() == List.class) {
            return "list of " + type(SchemasTest.elementOf(component), property.get("items"), root);
        }
        return type(component.getType(), property, root);
    }

    private String type(Class<?> java, JsonNode property, JsonNode root) {
        String name = java.getSimpleName();
        if (java.isRecord()) {
            shapes.putIfAbsent(name, new Shape(java, resolve(property, root), root));
            return "[%s](#%s)".formatted(name, anchor(name));
        }
        if (java.isEnum()) {
            codes.putIfAbsent(name, java);
            return "[%s](#%s)".formatted(name, anchor(name));
        }
        if (java == LocalDate.class) {
            return "date";
        }
        if (java == Instant.class) {
            return "date and time";
        }
        if (java == String.class) {
            return property.has("$ref") ? property.get("$ref").asString().replace("#/$defs/", "") : "text";
        }
        return resolve(property, root).get("type").asString();
    }

    private void codeList(Class<?> list) throws IOException {
        String source = Files.readString(codesFolder.resolve(list.getSimpleName() + ".java"), StandardCharsets.UTF_8);
        Matcher meaning = MEANING.matcher(source);
        out.append("\n### %s\n\n%s\n\n".formatted(list.getSimpleName(), meaning.find() ? meaning.group(1) : ""));
        Map<String, String> meanings = new TreeMap<>();
        Matcher constants = CONSTANT.matcher(source.substring(source.indexOf("public enum")));
        while (constants.find()) {
            meanings.put(constants.group(2), constants.group(1) == null ? "" : constants.group(1));
        }
        for (Object code : list.getEnumConstants()) {
            String says = meanings.getOrDefault(code.toString(), "");
            out.append(says.isEmpty() ? "- `%s`\n".formatted(code) : "- `%s` %s\n".formatted(code, says));
        }
    }

    private static String meaning(JsonNode property, JsonNode root) {
        if (property.has("description")) {
            return text(property, "description");
        }
        JsonNode shape = resolve(property, root);
        boolean says =
                property.has("$ref") && !property.get("$ref").asString().matches("#/\\$defs/(id|code|day|instant)");
        return says ? text(shape, "description") : "";
    }

    private static JsonNode resolve(JsonNode property, JsonNode root) {
        return property.has("$ref") ? root.at(property.get("$ref").asString().substring(1)) : property;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT).replace(".", "");
    }
}
