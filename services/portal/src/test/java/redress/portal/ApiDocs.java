package redress.portal;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the services say of their API. {@code api-docs.json} is what the running system says, kept by the tests of journeys; it is never
 * edited.
 */
public final class ApiDocs {

    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNode DOCS = read();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private ApiDocs() {}

    /** One operation of the API. */
    public record Operation(String method, String path, JsonNode described) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The schema of the JSON that it takes. */
        public Optional<JsonNode> request() {
            return json(described.path("requestBody"));
        }

        boolean answers(int status) {
            return described.path("responses").has(Integer.toString(status));
        }

        /** Whether it answers with JSON, or with nothing: not with a file or a picture. */
        boolean isJson(int status) {
            JsonNode content =
                    described.path("responses").path(Integer.toString(status)).path("content");
            return content.isEmpty() || content.has(JSON);
        }

        /** The schema of the JSON that it answers with. */
        Optional<JsonNode> answer(int status) {
            return json(described.path("responses").path(Integer.toString(status)));
        }

        /** The same, where all went well. */
        Optional<JsonNode> answer() {
            return described
                    .path("responses")
                    .propertyStream()
                    .filter(each -> each.getKey().startsWith("2"))
                    .findFirst()
                    .flatMap(each -> json(each.getValue()));
        }

        private static Optional<JsonNode> json(JsonNode body) {
            return Optional.ofNullable(body.path("content").path(JSON).get("schema"));
        }
    }

    /** @param path as it is called, or as it is described */
    public static Optional<Operation> find(String method, String path) {
        return DOCS.get("paths")
                .propertyStream()
                .filter(each -> each.getValue().has(method.toLowerCase(Locale.ROOT)) && fits(each.getKey(), path))
                .min(Comparator.comparing(each -> each.getKey().split("\\{").length))
                .map(each ->
                        new Operation(method, each.getKey(), each.getValue().get(method.toLowerCase(Locale.ROOT))));
    }

    private static boolean fits(String template, String path) {
        return template.equals(path) || path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    /** Without references and without the choice of null: what is described there. */
    public static JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(DOCS.at(schema.get("$ref").asString().substring(1)));
        }
        for (JsonNode choice : schema.path("anyOf")) {
            if (!choice.path("type").asString("").equals("null")) {
                return resolved(choice);
            }
        }
        return schema;
    }

    /** Of several types the one that is not null. */
    public static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(each -> !each.equals("null"))
                        .findFirst()
                        .orElseThrow()
                : type.asString("");
    }

    /** What the values may be; empty where there is no list of them. */
    public static List<String> codes(JsonNode schema) {
        return schema.path("enum")
                .valueStream()
                .filter(each -> !each.isNull())
                .map(JsonNode::asString)
                .toList();
    }

    public static boolean requires(JsonNode object, String name) {
        return object.path("required")
                .valueStream()
                .anyMatch(each -> each.asString().equals(name));
    }

    /** What is wrong with this JSON. */
    static List<String> faults(@Nullable JsonNode schema, String json) {
        if (schema == null) {
            return json.isEmpty() ? List.of() : List.of("nothing is described");
        }
        try {
            JsonNode read = MAPPER.readTree(json);
            return compiled(schema).validate(read).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException notJson) {
            return List.of("is not JSON");
        }
    }

    private static Schema compiled(JsonNode schema) {
        return SCHEMAS.computeIfAbsent(schema.toString(), key -> {
            ObjectNode whole = (ObjectNode) schema.deepCopy();
            whole.set("components", DOCS.get("components"));
            return REGISTRY.getSchema(whole);
        });
    }

    private static JsonNode read() {
        try (InputStream file = ApiDocs.class.getResourceAsStream("/contract/api-docs.json")) {
            return MAPPER.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
