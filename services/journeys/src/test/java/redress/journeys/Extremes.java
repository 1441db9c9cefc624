package redress.journeys;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Bodies and texts at and beyond what a description allows. All of the sound size but one. */
final class Extremes {

    /** A little below the largest body that is taken. */
    private static final int LARGE = 195_000;

    private static final int BEYOND = 2_000_000;
    private static final String BOUNDARY = "boundary-of-the-parts";
    private static final int DEEPEST = 3;

    private final JsonNode schemas;

    Extremes(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** The header for a described media type. */
    String type(String described) {
        return described.startsWith("multipart/") ? described + "; boundary=" + BOUNDARY : described;
    }

    /** Texts for a parameter, by what they are. */
    static Map<String, String> texts(JsonNode schema, int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nothing", "");
        texts.put("a long text", "a".repeat(length));
        texts.put("a long text of points", "a." + "a.".repeat(length / 2));
        texts.put("a number without end", "9".repeat(length));
        texts.put("a large exponent", "1e999999999");
        texts.put("a control character", "\u0001");
        for (String limit : List.of("minimum", "maximum")) {
            if (schema.has(limit)) {
                long at = schema.get(limit).asLong();
                texts.put(limit, Long.toString(at));
                texts.put("more than " + limit, Long.toString(at + 1));
                texts.put("less than " + limit, Long.toString(at - 1));
            }
        }
        return texts;
    }

    Map<String, byte[]> of(String type, JsonNode schema) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        if (type.startsWith("multipart/")) {
            parts((what, body) -> bodies.put(what, body.getBytes(StandardCharsets.UTF_8)));
        } else {
            json(schema, (what, body) -> bodies.put(what, body.getBytes(StandardCharsets.UTF_8)));
        }
        return bodies;
    }

    private void json(JsonNode schema, BiConsumer<String, String> body) {
        body.accept("nothing at all", "");
        body.accept("no JSON", "x".repeat(LARGE));
        body.accept("a list", "[" + "1,".repeat(LARGE / 2) + "1]");
        body.accept("depth", "[".repeat(LARGE));
        body.accept("depth of objects", "{\"a\":".repeat(LARGE / 5));
        body.accept("a long name", "{\"" + "x".repeat(LARGE) + "\":1}");
        body.accept(
                "many names",
                IntStream.range(0, LARGE / 12)
                        .mapToObj(i -> "\"n" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}")));
        body.accept("too much", "{\"a\":\"" + "x".repeat(BEYOND) + "\"}");
        body.accept("names twice", "{" + "\"a\":1,".repeat(LARGE / 6) + "\"a\":1}");
        fields(schema, "%s", DEEPEST, body);
    }

    /** @param around the object in which the fields lie, with {@code %s} for it */
    private void fields(JsonNode unresolved, String around, int depth, BiConsumer<String, String> body) {
        JsonNode schema = resolved(unresolved);
        if (depth == 0) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode field = resolved(property.getValue());
            String object = around.formatted("{\"" + name + "\":%s}".replace("%s", "%%s"))
                    .replace("%%s", "%s");
            values(name, field, (what, value) -> body.accept(what, object.formatted(value)));
            if (field.has("properties")) {
                fields(field, object, depth - 1, body);
            }
            if (field.has("items")) {
                fields(field.get("items"), object.replace("%s", "[%s]"), depth - 1, body);
            }
        });
    }

    private void values(String name, JsonNode field, BiConsumer<String, String> value) {
        value.accept("null as " + name, "null");
        value.accept("a long text as " + name, "\"" + "a".repeat(LARGE) + "\"");
        value.accept("an address without end as " + name, "\"a@" + "a.".repeat(LARGE / 2) + "\"");
        value.accept("emoji as " + name, "\"" + "\uD83D\uDE00".repeat(LARGE / 4) + "\"");
        value.accept("escapes as " + name, "\"" + "\\u00e9".repeat(LARGE / 6) + "\"");
        value.accept("line ends as " + name, "\"" + "\\n".repeat(LARGE / 2) + "\"");
        value.accept("a number without end as " + name, "9".repeat(LARGE));
        value.accept("a large exponent as " + name, "1e999999999");
        value.accept("nulls as " + name, "[" + "null,".repeat(LARGE / 5) + "null]");
        value.accept("the same again and again as " + name, "[" + "\"x\",".repeat(LARGE / 4) + "\"x\"]");
        value.accept("empty objects as " + name, "[" + "{},".repeat(LARGE / 3) + "{}]");
        value.accept("lists of lists as " + name, "[" + "[],".repeat(LARGE / 3) + "[]]");
        value.accept("depth as " + name, "[".repeat(60) + "]".repeat(60));
        if (field.has("maxItems")) {
            JsonNode items = resolved(field.get("items"));
            String one = items.has("enum") ? "\"" + items.get("enum").get(0).asString() + "\"" : "\"x\"";
            for (int many :
                    List.of(field.get("maxItems").asInt(), field.get("maxItems").asInt() + 1)) {
                value.accept(many + " nulls as " + name, "[" + "null,".repeat(many - 1) + "null]");
                value.accept(many + " of the same as " + name, "[" + (one + ",").repeat(many - 1) + one + "]");
                String large = "\"" + "a.".repeat(LARGE / 2 / many - 2) + "\"";
                value.accept(many + " long ones as " + name, "[" + (large + ",").repeat(many - 1) + large + "]");
            }
        }
        if (field.has("maxLength")) {
            int most = field.get("maxLength").asInt();
            value.accept("its longest text as " + name, "\"" + "a".repeat(most) + "\"");
            value.accept("more than its longest text as " + name, "\"" + "a".repeat(most + 1) + "\"");
            value.accept("its longest of points as " + name, "\"a@" + "a.".repeat(Math.max(0, most / 2 - 1)) + "\"");
        }
        for (String limit : List.of("minimum", "maximum")) {
            if (field.has(limit)) {
                value.accept(limit + " as " + name, field.get(limit).asString());
                value.accept(
                        "beyond " + limit + " as " + name,
                        Long.toString(field.get(limit).asLong() * 2 - 1));
            }
        }
    }

    private static void parts(BiConsumer<String, String> body) {
        String file =
                "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n";
        body.accept("no parts", "");
        body.accept("no end", part(file.formatted("a.txt"), "x".repeat(LARGE)));
        body.accept("a file of its largest size", part(file.formatted("a.txt"), "x\n".repeat(25 * 512 * 1024)) + end());
        body.accept("a file that is too large", part(file.formatted("a.txt"), "x".repeat(27 * 1024 * 1024)) + end());
        body.accept("a long name", part(file.formatted("x".repeat(6_000) + ".txt"), "x") + end());
        body.accept("many parts", part(file.formatted("a.txt"), "x").repeat(2_000) + end());
        body.accept("headers without end", "--" + BOUNDARY + "\r\n" + "A: b\r\n".repeat(LARGE));
        for (String kind : List.of("a.pdf", "a.jpg", "a.png", "a.docx", "a.xlsx", "a.odt", "a.eml")) {
            body.accept("no " + kind, part(file.formatted(kind), "PK\u0003\u0004%PDF-1.7 ".repeat(LARGE)) + end());
        }
    }

    /** A body of parts with nothing to find fault with: a small file. */
    static byte[] smallFile() {
        String headers =
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n";
        return (part(headers, "x") + end()).getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String headers, String content) {
        return "--" + BOUNDARY + "\r\n" + headers + content + "\r\n";
    }

    private static String end() {
        return "--" + BOUNDARY + "--\r\n";
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            String ref = schema.get("$ref").asString();
            return schemas.path(ref.substring(ref.lastIndexOf('/') + 1));
        }
        return schema.has("anyOf") ? resolved(schema.get("anyOf").get(0)) : schema;
    }
}
