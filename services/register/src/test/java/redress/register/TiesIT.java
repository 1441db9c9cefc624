package redress.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ties as they are declared, and who may open a name by them. */
class TiesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COUNCIL = "thurrock-council";
    private static final Running REGISTER = Running.shared();

    @Test
    void passesFromOfficerToChairToTheNationalOfficerAsTiesAreDeclared() {
        assertThat(opener()).isEqualTo("OFFICER Sample Compact Officer, Thurrock");

        declare("officer", "officer", "[\"FUNDED_BY\"]");
        assertThat(opener())
                .as("the chair of the public sector works for the council")
                .isEqualTo("CHAIR Sample Chair, voluntary sector, Thurrock");
        assertThat(choice().get("tied").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("sample-thurrock-officer", "sample-thurrock-chair-statutory");

        declare("chair-vcs", "chair", "[\"CLOSE_RELATION\", \"TRUSTEE\"]");
        assertThat(opener()).isEqualTo("NATIONAL_OFFICER Sample Officer, national body");

        declare("chair-statutory", "chair", "[]");
        assertThat(opener()).isEqualTo("CHAIR Sample Chair, public sector, Thurrock");

        declare("chair-statutory", "chair", "[\"EMPLOYEE\"]");
        declare("chair-vcs", "chair", "[]");
        declare("officer", "officer", "[]");
        assertThat(opener()).isEqualTo("OFFICER Sample Compact Officer, Thurrock");
        assertThat(choice().get("personId").asString()).isEqualTo("sample-thurrock-officer");
        assertThat(choice().get("orphaned").booleanValue()).isFalse();
    }

    @Test
    void keepsWhatWasDeclaredOfOtherBodiesAndOverAStart() {
        declare("officer", "officer", "[\"EMPLOYEE\"]");
        try (Running again = Running.another()) {
            JsonNode mine = JSON.readTree(
                    again.get("/api/register/ties", token("officer", "officer")).body());
            assertThat(mine.get(0).get("name").asString()).isEqualTo("Thurrock Compact");
            JsonNode council = mine.get(0).get("bodies").get(0);
            assertThat(council.get("ties").get(0).asString()).isEqualTo("EMPLOYEE");
            assertThat(council.has("declaredAt")).isTrue();
            assertThat(mine.get(0).get("bodies").get(1).get("ties")).isEmpty();
        } finally {
            declare("officer", "officer", "[]");
        }
    }

    @Test
    void presumesNobodyToHaveNoTie() {
        JsonNode choice = JSON.readTree(REGISTER.get(
                        "/internal/register/opener?compactId=essex&bodyId=essex-council",
                        Backends.shared().tokens().service("intake"))
                .body());

        assertThat(choice.get("role").asString()).isEqualTo("NATIONAL_OFFICER");
        assertThat(choice.get("orphaned").booleanValue()).isTrue();
        JsonNode mine = JSON.readTree(REGISTER.get(
                        "/api/register/ties",
                        Backends.shared().tokens().person("sample-new-officer", "compact/essex/officer"))
                .body());
        assertThat(mine.get(0).get("bodies").get(0).has("ties")).isFalse();
    }

    @Test
    void countsWhatWasSaidOfTheBodyForAnotherCompact() {
        MongoCollection<Document> said =
                REGISTER.context.getBean(MongoTemplate.class).getCollection("register_ties");
        Document elsewhere = new Document("_id", "essex sample-thurrock-officer")
                .append("version", 0L)
                .append("compactId", "essex")
                .append("personId", "sample-thurrock-officer")
                .append(
                        "declarations",
                        List.of(new Document("bodyId", COUNCIL)
                                .append("ties", List.of("EMPLOYEE"))
                                .append("at", Date.from(Instant.parse("2999-01-01T00:00:00Z")))));
        said.insertOne(elsewhere);
        try {
            assertThat(opener()).isEqualTo("CHAIR Sample Chair, voluntary sector, Thurrock");
        } finally {
            said.deleteOne(new Document("_id", elsewhere.get("_id")));
        }
        assertThat(opener()).isEqualTo("OFFICER Sample Compact Officer, Thurrock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "compact/thurrock/member | {'bodies':[{'bodyId':'thurrock-council','ties':[]}]} | 404 | NOT_FOUND",
                "compact/essex/officer | {'bodies':[{'bodyId':'thurrock-council','ties':[]}]} | 404 | NOT_FOUND",
                "national/england/admin | {'bodies':[{'bodyId':'thurrock-council','ties':[]}]} | 404 | NOT_FOUND",
                "compact/thurrock/officer | {'bodies':[{'bodyId':'essex-council','ties':[]}]} | 422 | bodies[0].bodyId",
                "compact/thurrock/officer | {'bodies':[{'bodyId':'thurrock-council'}]} | 422 | bodies[0].ties",
                "compact/thurrock/officer | {'bodies':[{'bodyId':'thurrock-council','ties':[]},{'bodyId':'thurrock-council','ties':[]}]} | 422 | bodies[1].bodyId",
                "compact/thurrock/officer | {'bodies':[]} | 422 | bodies",
                "compact/thurrock/officer | {'bodies':[null]} | 422 | bodies[0]",
            })
    void refusesWhatIsNotTheCallersToDeclare(String grant, String json, int status, String named) {
        HttpResponse<String> answer = REGISTER.put(
                "/api/register/ties/thurrock",
                Backends.shared().tokens().person("sample-thurrock-officer", grant),
                json.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + named);
    }

    @Test
    void tellsTheNameOfTheOpenerToEverybodyAndTheRestToServicesOnly() {
        assertThat(REGISTER.get("/api/register/compacts/thurrock/bodies/thurrock-council/opener")
                        .body())
                .doesNotContain("@", "sample-thurrock-officer");
        assertThat(REGISTER.get("/api/register/compacts/thurrock/bodies/essex-council/opener")
                        .statusCode())
                .isEqualTo(404);
        assertThat(REGISTER.get("/api/register/ties").statusCode()).isEqualTo(401);
        String path = "/internal/register/opener?compactId=thurrock&bodyId=thurrock-council";
        assertThat(REGISTER.get(path).statusCode()).isEqualTo(401);
        assertThat(REGISTER.get(path, token("officer", "officer")).statusCode()).isEqualTo(403);
    }

    private static String opener() {
        JsonNode opener = JSON.readTree(REGISTER.get("/api/register/compacts/thurrock/bodies/" + COUNCIL + "/opener")
                .body());
        return opener.get("role").asString() + " " + opener.get("name").asString();
    }

    private static JsonNode choice() {
        return JSON.readTree(REGISTER.get(
                        "/internal/register/opener?compactId=thurrock&bodyId=" + COUNCIL,
                        Backends.shared().tokens().service("intake"))
                .body());
    }

    private static void declare(String person, String role, String ties) {
        HttpResponse<String> answer = REGISTER.put(
                "/api/register/ties/thurrock",
                token(person, role),
                "{\"bodies\":[{\"bodyId\":\"" + COUNCIL + "\",\"ties\":" + ties + "}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String token(String person, String role) {
        return Backends.shared().tokens().person("sample-thurrock-" + person, "compact/thurrock/" + role);
    }
}
