package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/**
 * The forms of moves, of which pages are made, ask for what the moves take: by the same names, within the same limits. A form that is
 * narrowed to a case has fewer fields and options.
 */
class FormsContractTest {

    private static final Map<String, String> TYPES = Map.of(
            "TEXT", "string",
            "LINES", "string",
            "DATE", "string",
            "CHOICE", "string",
            "CHOICES", "array",
            "LIST", "array",
            "TICK", "boolean");

    static Stream<String> forms() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.json"))
                .map(Resource::getFilename)
                .map(name -> String.valueOf(name).replace(".json", ""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void askForWhatTheMoveTakes(String form) {
        List<String> faults = new ArrayList<>();
        hold(fields(form), taken(form), form, faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void askForAllThatMovesTake() throws IOException {
        Set<String> takes = new TreeSet<>();
        Set<String> asks = new HashSet<>();
        forms().forEach(form -> {
            names(taken(form)).forEach(name -> takes.add(move(form) + "." + name));
            fields(form)
                    .forEach(field ->
                            asks.add(move(form) + "." + field.get("name").asString()));
        });
        assertThat(takes).isNotEmpty().isSubsetOf(asks);
    }

    private static void hold(JsonNode fields, JsonNode object, String path, List<String> faults) {
        for (JsonNode field : fields) {
            String name = field.get("name").asString();
            String at = path + "." + name;
            JsonNode schema = ApiDocs.resolved(object.path("properties").path(name));
            same(at + " type", TYPES.get(field.get("type").asString()), ApiDocs.type(schema), faults);
            same(at + " is a date", field.get("type").asString().equals("DATE"), schema.has("format"), faults);
            same(at + " required", field.get("required").asBoolean(), ApiDocs.requires(object, name), faults);
            for (String limit : List.of("minLength", "maxLength", "minItems", "maxItems")) {
                if (field.has(limit) || !field.has("options") && schema.has(limit)) {
                    same(at + " " + limit, field.path(limit), schema.path(limit), faults);
                }
            }
            JsonNode each = ApiDocs.resolved(schema.has("items") ? schema.get("items") : schema);
            List<String> codes = ApiDocs.codes(each);
            field.path("options")
                    .valueStream()
                    .map(JsonNode::asString)
                    .filter(option -> !codes.isEmpty() && !codes.contains(option))
                    .forEach(option -> faults.add(at + " offers " + option + ", which is not taken"));
            hold(field.path("fields"), each, at, faults);
        }
    }

    private static void same(String what, Object asked, Object taken, List<String> faults) {
        if (!asked.equals(taken)) {
            faults.add("%s: %s on the form, %s in the API".formatted(what, asked, taken));
        }
    }

    private static JsonNode taken(String form) {
        String address = "/api/cases/{caseId}/" + move(form);
        return ApiDocs.resolved(ApiDocs.find("POST", address)
                .or(() -> ApiDocs.find("POST", address + "/{thingId}"))
                .flatMap(ApiDocs.Operation::request)
                .orElseThrow());
    }

    private static String move(String form) {
        return form.split("\\.")[0];
    }

    private static JsonNode fields(String form) {
        return StubServices.JSON.readTree(Samples.form(form)).get("fields");
    }

    private static Stream<String> names(JsonNode object) {
        return object.path("properties").propertyStream().map(Map.Entry::getKey);
    }
}
