package redress.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An operation as the API description has it, and the calls by which it is tried. */
record Operation(String method, String path, JsonNode described, Extremes bodies) {

    private static final int LONG = 5_000;
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)[^}]*}");
    private static final String ID = "00000000-0000-4000-8000-000000000000";

    /** @param what in few words, for whoever reads what was worst */
    record Call(String what, String path, Map<String, String> headers, byte @Nullable [] body) {}

    static List<Operation> all(JsonNode description) {
        List<Operation> all = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                new Extremes(description.at("/components/schemas"))))));
        // Whatever is sent to the clock moves it, so it comes last.
        all.sort(Comparator.comparing(each -> each.path().startsWith("/api/clock")));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    /** @param known values of parameters that exist */
    List<Call> calls(Map<String, String> known) {
        List<Call> calls = new ArrayList<>();
        Map<String, String> sound = headers(known);
        String there = at(known);
        calls.add(new Call("nothing", there + query(known), Map.of(), null));
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.get("name").asString();
            for (Map.Entry<String, String> each :
                    Extremes.texts(parameter.get("schema"), LONG).entrySet()) {
                String what = each.getKey() + " as " + name;
                String value = URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
                switch (parameter.get("in").asString()) {
                    case "path" ->
                        calls.add(new Call(what, at(with(known, name, value)) + query(known), sound, body(known)));
                    case "query" -> calls.add(new Call(what, there + "?" + name + "=" + value, sound, body(known)));
                    default -> calls.add(new Call(what, there + query(known), with(sound, name, value), body(known)));
                }
            }
        }
        calls.add(new Call("many parameters", there + "?" + "a=1&".repeat(LONG / 4) + "z=1", sound, body(known)));
        calls.add(new Call(
                "a parameter often", there + "?" + "limit=1&".repeat(LONG / 8) + "limit=1", sound, body(known)));
        content()
                .forEach((type, schema) -> bodies.of(type, schema)
                        .forEach((what, body) -> calls.add(new Call(
                                what, there + query(known), with(sound, "Content-Type", bodies.type(type)), body))));
        return calls;
    }

    /**
     * One that gets as far as the right of its caller, and no further than what the form lacks.
     *
     * @param form empty for the one that is enough to be looked at
     */
    Call modest(Map<String, String> known, String form) {
        Map<String, String> headers = headers(known);
        byte[] body = form.isEmpty() ? body(known) : form.getBytes(StandardCharsets.UTF_8);
        for (String type : content().keySet()) {
            if (type.startsWith("multipart/")) {
                headers.put("Content-Type", bodies.type(type));
                body = Extremes.smallFile();
            }
        }
        return new Call(name(), undescribed(at(known), known) + query(known), headers, body);
    }

    /** Of an operation that no description names nothing is known but its address. */
    private static String undescribed(String path, Map<String, String> known) {
        return VARIABLE.matcher(path).replaceAll(found -> known.getOrDefault(found.group(1), "1"));
    }

    private byte @Nullable [] body(Map<String, String> known) {
        return content().containsKey("application/json") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
    }

    private Map<String, JsonNode> content() {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        described
                .at("/requestBody/content")
                .properties()
                .forEach(each -> content.put(each.getKey(), each.getValue().path("schema")));
        return content;
    }

    private String at(Map<String, String> known) {
        String filled = path;
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.get("name").asString();
            filled = filled.replace("{" + name + "}", known.getOrDefault(name, sample(parameter)));
        }
        return filled;
    }

    /** What the operation cannot do without. */
    private String query(Map<String, String> known) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("query")
                    && parameter.path("required").asBoolean(false)) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append("=")
                        .append(known.getOrDefault(name, sample(parameter)));
            }
        }
        return query.toString();
    }

    private Map<String, String> headers(Map<String, String> known) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("header")
                    && parameter.path("required").asBoolean(false)) {
                headers.put(name, known.getOrDefault(name, "a-key-of-sixteen-letters-or-more"));
            }
        }
        if (content().containsKey("application/json")) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    private static String sample(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (parameter.has("example")) {
            return parameter.get("example").asString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        String pattern = schema.path("pattern").asString("");
        if (pattern.contains("{8}")) {
            return ID;
        }
        return pattern.contains("{64}")
                ? "0".repeat(64)
                : pattern.contains("{32}") ? "0".repeat(32) : "1".repeat(pattern.contains("22") ? 22 : 1);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
