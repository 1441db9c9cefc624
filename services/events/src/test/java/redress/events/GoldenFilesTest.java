package redress.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;
import redress.events.intake.ReportSubmitted;
import redress.events.triage.StageChanged;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A golden file is what an event of its version looked like when it was first written; it parses for ever. */
class GoldenFilesTest {

    @ParameterizedTest
    @EnumSource(EventType.class)
    void parsesAndIsWrittenBackAsItWas(EventType type) {
        Event event = EventJson.read(type, parse(Sources.golden(type)));

        assertThat(event).isInstanceOf(type.record());
        assertThat(parse(EventJson.write(event))).isEqualTo(Sources.goldenTree(type));
        assertThat(EventType.of(event)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void passesOverFieldsThatANewerPublisherAdded(EventType type) {
        ObjectNode newer = (ObjectNode) Sources.goldenTree(type);
        newer.putObject("addedLater").put("by", "a newer version");

        assertThat(EventJson.read(type, newer)).isEqualTo(EventJson.read(type, Sources.goldenTree(type)));
    }

    @Test
    void readsCodesThatANewerPublisherAddedAsUnknown() {
        ObjectNode stage = (ObjectNode) Sources.goldenTree(EventType.CASE_STAGE_CHANGED);
        stage.put("to", "A_LATER_STAGE");
        ObjectNode report = (ObjectNode) Sources.goldenTree(EventType.REPORT_SUBMITTED);
        ((ArrayNode) report.get("categories")).add("A_LATER_CATEGORY");

        assertThat(((StageChanged) EventJson.read(EventType.CASE_STAGE_CHANGED, stage)).to())
                .isEqualTo(Stage.UNKNOWN);
        assertThat(((ReportSubmitted) EventJson.read(EventType.REPORT_SUBMITTED, report)).categories())
                .endsWith(BreachCategory.UNKNOWN);
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(Sources.goldenTree(EventType.REPORT_SUBMITTED).get("facts").has("paid"))
                .isFalse();
        assertThat(EventJson.write(
                        EventJson.read(EventType.REPORT_SUBMITTED, Sources.goldenTree(EventType.REPORT_SUBMITTED))))
                .doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void isKeyedByAnIdThatItCarries(EventType type) {
        Event event = EventJson.read(type, Sources.goldenTree(type));

        assertThat(event.key()).isNotBlank();
        assertThat(Sources.golden(type)).contains('"' + event.key() + '"');
    }

    @Test
    void refusesToParseTwiceTheSameFieldTrailingTextAndDeepNesting() {
        for (String bad : new String[] {"{\"a\":1,\"a\":2}", "{} {}", "[".repeat(33) + "]".repeat(33), "", "{"}) {
            assertThatThrownBy(() -> requireObject(parse(bad)))
                    .as(bad)
                    .isInstanceOfAny(JacksonException.class, IllegalStateException.class);
        }
    }

    private static void requireObject(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalStateException("no object");
        }
    }

    private static JsonNode parse(String json) {
        return EventJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
