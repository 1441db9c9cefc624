package redress.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.triage.CaseRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code -Dredress.docs.update=true} makes the schema and the golden file of a kind of event that has none, from its record and the Javadoc of
 * that: its first sentence, the rest, and what it says of each component. Neither is ever made anew.
 */
class NewEventFilesTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path SCHEMAS = Path.of("src/main/resources");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final EventType LIKE = EventType.CASE_DEADLINE_NEAR;
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*public record");
    private static final Pattern PARAM = Pattern.compile("(?s)@param (\\w+) (.*?)(?=@param|$)");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void areThere(EventType type) throws IOException {
        Path schema = SCHEMAS.resolve(type.schema().substring(1));
        Path golden = GOLDEN.resolve(type.wireName() + ".json");
        if (Boolean.getBoolean("redress.docs.update") && !Files.exists(schema)) {
            Files.writeString(schema, JSON.writeValueAsString(schema(type)) + "\n");
        }
        if (Boolean.getBoolean("redress.docs.update") && !Files.exists(golden)) {
            Files.writeString(golden, JSON.writeValueAsString(golden(type)) + "\n");
        }
        assertThat(schema).as("run this test with -Dredress.docs.update=true").exists();
        assertThat(golden).as("run this test with -Dredress.docs.update=true").exists();
    }

    private static ObjectNode schema(EventType type) throws IOException {
        String javadoc = javadoc(type.record());
        int end = javadoc.indexOf(". ") + 1;
        String text = javadoc.contains("@param") ? javadoc.substring(0, javadoc.indexOf("@param")) : javadoc;
        Map<String, String> meanings = new LinkedHashMap<>();
        PARAM.matcher(javadoc).results().forEach(found -> meanings.put(found.group(1), sentence(found.group(2))));

        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:redress:event:" + type.wireName());
        schema.put("title", sentenceCase(type.record().getSimpleName()));
        schema.put("description", text.substring(0, end).strip());
        schema.put("$comment", (text.substring(end).strip() + " Keyed by about.caseId.").strip());
        schema.put("type", "object");
        var required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        ObjectNode shapes = (ObjectNode) Sources.schema(LIKE).get("$defs");
        for (RecordComponent part : type.record().getRecordComponents()) {
            if (!SchemasTest.optional(part)) {
                required.add(part.getName());
            }
            ObjectNode property = properties.putObject(part.getName());
            if (part.getType() == Boolean.class) {
                property.put("type", "boolean");
            } else {
                property.put("$ref", "#/$defs/" + shape(part));
            }
            Optional.ofNullable(meanings.get(part.getName())).ifPresent(said -> property.put("description", said));
        }
        schema.set("$defs", shapes);
        return schema;
    }

    private static String sentenceCase(String name) {
        String spaced = name.replaceAll("(?<!^)([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static String shape(RecordComponent part) {
        if (part.getType() == CaseRef.class) {
            return "CaseRef";
        }
        if (part.getType() == Instant.class) {
            return "instant";
        }
        if (part.getType().isEnum()) {
            return "code";
        }
        throw new IllegalStateException("Write the schema by hand: it has a " + part.getType());
    }

    private static ObjectNode golden(EventType type) {
        JsonNode like = Sources.goldenTree(LIKE);
        ObjectNode golden = JSON.createObjectNode();
        for (RecordComponent part : type.record().getRecordComponents()) {
            String name = part.getName();
            if (like.has(name)) {
                golden.set(name, like.get(name));
            } else if (part.getType().isEnum()) {
                golden.put(name, ((Enum<?>) part.getType().getEnumConstants()[0]).name());
            } else if (part.getType() == LocalDate.class) {
                golden.put(name, "2026-04-30");
            } else {
                golden.put(name, true);
            }
        }
        return golden;
    }

    private static String javadoc(Class<?> record) throws IOException {
        String source = Files.readString(JAVA.resolve(record.getName().replace('.', '/') + ".java"));
        Matcher found = JAVADOC.matcher(source);
        return found.find() ? found.group(1).replaceAll("\\s*\\n\\s*\\* ?", " ").strip() : "";
    }

    private static String sentence(String text) {
        String said = text.strip();
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + (said.endsWith(".") ? "" : ".");
    }
}
