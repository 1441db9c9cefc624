package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.intake.Caller.key;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.intake.Caller.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may not be filed, and how that is said. */
class FormsIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());

    static Stream<Arguments> badInput() {
        String tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1).toString();
        return Stream.of(
                bad("a date that is none", f -> facts(f).put("decisionMade", "31/03/2026"), "facts.decisionMade"),
                bad("a date as a number", f -> facts(f).put("decisionMade", 20000), "facts.decisionMade"),
                bad(
                        "a decision in the future",
                        f -> facts(f).put("decisionMade", tomorrow).remove("decisionPublished"),
                        "facts.decisionMade"),
                bad(
                        "a consultation that closes before it opens",
                        f -> facts(f).put("consultationOpened", "2026-03-02").put("consultationClosed", "2026-03-01"),
                        "facts.consultationOpened",
                        "facts.consultationClosed"),
                bad("an unknown code", f -> f.put("relationship", "FRIENDSHIP"), "relationship"),
                bad("the code for what is not known", f -> f.put("relationship", "UNKNOWN"), "relationship"),
                bad("a code twice", f -> f.putArray("categories").add("OTHER").add("OTHER"), "categories"),
                bad("no code", f -> f.putArray("categories"), "categories"),
                bad(
                        "an undertaking that is none",
                        f -> f.putArray("undertakings").add("NC10-4.8"),
                        "undertakings[0]"),
                bad("a number as text", f -> f.put("supportingGroups", "104"), "supportingGroups"),
                bad("a number out of range", f -> f.put("supportingGroups", 10_001), "supportingGroups"),
                bad("a text as a number", f -> f.put("whatHappened", 12345678901234567890d), "whatHappened"),
                bad("a text that is too short", f -> f.put("whatHappened", "Too short."), "whatHappened"),
                bad("a text that is too long", f -> f.put("whatHappened", "x".repeat(10_001)), "whatHappened"),
                bad(
                        "control characters",
                        f -> f.put("whatHappened", "This has a bell in it: \u0007 as you can see"),
                        "whatHappened"),
                bad("an address that is none", f -> contact(f).put("email", "somebody"), "contact.email"),
                bad("a line end in a name", f -> contact(f).put("name", "a\nb"), "contact.name"),
                bad("a field that is not known", f -> f.put("colour", "red"), "colour"),
                bad("a missing field", f -> f.remove("whatHappened"), "whatHappened"),
                bad(
                        "a missing consent",
                        f -> ((ObjectNode) f.get("consents")).remove("nationalUse"),
                        "consents.nationalUse"),
                bad("no contact", f -> f.remove("contact"), "contact"),
                bad("a contact in anonymity", f -> f.put("identityMode", "ANONYMOUS_EVIDENCE"), "contact"),
                bad("a Compact that is not known", f -> f.put("compactId", "atlantis"), "compactId"),
                bad("a body that is not bound", f -> f.put("bodyId", "atlantis-council"), "bodyId"),
                bad(
                        "a file that is not there",
                        f -> f.putArray("attachmentIds").add("0".repeat(32)),
                        "attachmentIds[0]"),
                bad(
                        "several at once",
                        f -> contact(f.put("whatHappened", "short").put("supportingGroups", -1))
                                .put("email", "no"),
                        "whatHappened",
                        "supportingGroups",
                        "contact.email"));
    }

    private static Arguments bad(String what, Consumer<ObjectNode> change, String... fields) {
        return Arguments.of(what, change, List.of(fields));
    }

    private static ObjectNode facts(ObjectNode form) {
        return (ObjectNode) form.get("facts");
    }

    private static ObjectNode contact(ObjectNode form) {
        return (ObjectNode) form.get("contact");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void refusesBadInputNamingEachFieldAndKeepsNothing(String what, Consumer<ObjectNode> change, List<String> fields) {
        List<Long> before = INTAKE.stored();
        ObjectNode form = SampleReports.thurrock();
        change.accept(form);
        Answer answer = CALLER.file(key(), form.toString());
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.fields()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(answer.text()).doesNotContainIgnoringCase(SampleReports.CANARY);
        assertThat(INTAKE.stored()).isEqualTo(before);
    }

    @Test
    void stopsAtAListThatIsTooLong() {
        for (String list : List.of("undertakings", "attachmentIds", "categories", "remediesWanted", "routesUsed")) {
            for (String element : List.of("\"x\"", "null", "\"OTHER\"", "[]")) {
                String many = (element + ",").repeat(150_000 / element.length()) + element;
                ObjectNode form = SampleReports.thurrock();
                form.remove(list);
                Answer answer =
                        CALLER.file(key(), form.toString().replaceFirst("\\{", "{\"" + list + "\":[" + many + "],"));
                assertThat(answer.status()).as(list + " " + element).isIn(400, 413, 422);
                assertThat(answer.text()).as(list + " " + element).hasSizeLessThan(1_000);
            }
        }
    }

    @Test
    void refusesABodyThatNoReportNeeds() {
        String many = "\"x\",".repeat(480_000) + "\"x\"";
        Answer answer = CALLER.file(key(), "{\"undertakings\":[" + many + "]}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"bodyId\":1,\"bodyId\":1}"})
    void refusesWhatIsNotTheJsonOfAReport(String body) {
        assertThat(CALLER.file(key(), body).status()).isIn(400, 422);
    }

    @Test
    void saysInItsDescriptionWhatItLetsThrough() {
        JsonNode form = CALLER.get("/api-docs").json().at("/components/schemas/ReportForm");
        JsonNode story = form.at("/properties/whatHappened");
        assertThat(story.get("minLength").asInt()).isEqualTo(20);
        assertThat(story.get("maxLength").asInt()).isEqualTo(10_000);
        assertThat(story.get("pattern").asString()).contains("\\u0000");
        assertThat(form.at("/properties/team/type").toString()).contains("\"null\"");
        assertThat(form.get("additionalProperties").asBoolean()).isFalse();
    }
}
