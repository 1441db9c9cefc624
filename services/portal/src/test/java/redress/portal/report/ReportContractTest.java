package redress.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.portal.ApiDocs;
import redress.portal.forms.Option;
import redress.portal.forms.Question;
import redress.portal.pages.Words;
import redress.portal.questions.Steps;
import tools.jackson.databind.JsonNode;

/** Each question of a report is a field of the report that intake takes, and lets in no more than intake does. */
class ReportContractTest {

    private static final JsonNode REPORT =
            ApiDocs.find("POST", "/api/reports").orElseThrow().request().orElseThrow();

    @Test
    void asksForWhatIntakeTakes() {
        List<String> faults = new ArrayList<>();
        new Steps(new Words()).all().forEach(step -> step.form().questions().forEach(each -> hold(each, faults)));
        assertThat(faults).isEmpty();
    }

    private static void hold(Question question, List<String> faults) {
        JsonNode field = ApiDocs.resolved(REPORT);
        for (String name : question.name().split("\\.")) {
            field = ApiDocs.resolved(field.path("properties").path(name));
        }
        if (!fits(question, field)) {
            faults.add(question.kind() + " " + question.name() + " is not " + field);
        }
    }

    private static boolean fits(Question question, JsonNode field) {
        String type = ApiDocs.type(field);
        return switch (question.kind()) {
            case DATE ->
                type.equals("string") && field.path("format").asString("").equals("date");
            case NUMBER ->
                type.equals("integer")
                        && question.min() >= field.path("minimum").asInt()
                        && question.max() <= field.path("maximum").asInt();
            case CHECKBOXES ->
                values(question).equals(List.of("yes"))
                        ? type.equals("boolean")
                        : type.equals("array")
                                && question.max() <= field.path("maxItems").asInt()
                                && offers(question, field.path("items"));
            case RADIOS, SELECT ->
                values(question).contains("yes")
                        ? type.equals("boolean")
                        : type.equals("string") && offers(question, field);
            default ->
                type.equals("string")
                        && question.max() <= field.path("maxLength").asInt();
        };
    }

    /** What is no code of the API is text there, as long as it may be. */
    private static boolean offers(Question question, JsonNode field) {
        List<String> codes = ApiDocs.codes(ApiDocs.resolved(field));
        int longest = field.path("maxLength").asInt();
        return values(question).stream()
                .allMatch(value -> codes.isEmpty() ? value.length() <= longest : codes.contains(value));
    }

    private static List<String> values(Question question) {
        return question.options().stream().map(Option::value).toList();
    }
}
