package redress.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.messaging.reading.Envelope;
import redress.platform.problems.Refusal;
import redress.platform.security.KnownPeople;
import redress.register.files.ShelfScenario;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegisterIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Running REGISTER = Running.shared();

    @Test
    void publishesEveryCompactAndCalendarOnceHoweverOftenItStarts() {
        MongoTemplate mongo = REGISTER.context.getBean(MongoTemplate.class);
        int kept = (int) mongo.getCollection("compacts").countDocuments(new Document("revision", 1L));
        await().atMost(Backends.patience()).untilAsserted(() -> {
            assertThat(compacts()).hasSize(kept).hasSizeGreaterThanOrEqualTo(40);
            assertThat(calendars()).hasSize(1);
        });
        int published = REGISTER.heard().size();
        await().atMost(Backends.patience()).until(() -> waiting(mongo) == 0);

        try (Running again = Running.start()) {
            assertThat(again.get("/api/register/compacts/thurrock").statusCode())
                    .isEqualTo(200);
            assertThat(waiting(mongo)).isZero();
            assertThat(mongo.getCollection("compacts").distinct("revision", Long.class))
                    .containsExactly(1L);
        }
        assertThat(REGISTER.heard()).hasSize(published);
        assertThat(REGISTER.heard()).allMatch(envelope -> envelope.seq() == 1);
        assertThat(ids(compacts())).hasSize(compacts().size());
    }

    @Test
    void publishesThurrockWithItsBodiesAndLimits() {
        await().atMost(Backends.patience())
                .untilAsserted(() -> assertThat(compacts()).anySatisfy(compact -> {
                    assertThat(compact.compactId()).isEqualTo("thurrock");
                    assertThat(compact.region()).isEqualTo("E12000006");
                    assertThat(compact.bodies()).anyMatch(body -> body.bodyId().equals("thurrock-council"));
                    assertThat(compact.limits()).hasSize(10);
                }));
    }

    @Test
    void publishesTheCalendarAsItServesIt() {
        await().atMost(Backends.patience())
                .untilAsserted(() -> assertThat(calendars()).hasSize(1));
        JsonNode served = json("/api/register/calendars/england-and-wales");

        CalendarChanged published = calendars().iterator().next();
        assertThat(LocalDate.parse(served.get("from").asString())).isEqualTo(published.from());
        assertThat(served.get("holidays")
                        .valueStream()
                        .map(holiday -> LocalDate.parse(holiday.get("date").asString())))
                .containsExactlyElementsOf(published.holidays())
                .contains(LocalDate.of(2026, 12, 28));
    }

    @Test
    void walksThroughTheCompactsPageByPage() {
        Set<String> seen = new HashSet<>();
        String after = "";
        do {
            JsonNode page = json("/api/register/compacts?limit=25" + (after.isEmpty() ? "" : "&after=" + after));
            page.get("items")
                    .forEach(item -> assertThat(seen.add(item.get("compactId").asString()))
                            .isTrue());
            after = page.has("next") ? page.get("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).hasSizeGreaterThanOrEqualTo(40).contains("thurrock", "cumbria");
        assertThat(json("/api/register/compacts?region=E12000006&limit=100").get("items"))
                .allMatch(item -> item.get("region").asString().equals("E12000006"))
                .anyMatch(item -> item.get("compactId").asString().equals("thurrock"));
    }

    @Test
    void showsTheSeatsOfASteeringGroupButNobodyInThem() {
        HttpResponse<String> thurrock = REGISTER.get("/api/register/compacts/thurrock");

        JsonNode view = JSON.readTree(thurrock.body());
        assertThat(view.get("steeringGroup").get("seats")).hasSize(7);
        assertThat(view.get("limits")).hasSize(10);
        assertThat(view.get("bodies").get(0).get("name").asString()).isEqualTo("Thurrock Council");
        assertThat(thurrock.body()).doesNotContain("sample-thurrock", "@", "null");
    }

    @Test
    void findsBodiesWithTheCompactsThatBindThemNow() {
        JsonNode found = json("/api/register/bodies?q=Thurr").get("items");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("bodyId").asString()).isEqualTo("thurrock-council");
        assertThat(found.get(0).get("compactIds").get(0).asString()).isEqualTo("thurrock");
        assertThat(json("/api/register/bodies?q=cumbria").get("items").get(0).get("compactIds"))
                .isEmpty();
    }

    @Test
    void leadsToEveryBodyThatWasFound() {
        Set<String> seen = new TreeSet<>();
        JsonNode page = json("/api/register/bodies?q=Council&limit=20");
        int total = page.get("total").asInt();
        while (true) {
            page.get("items").forEach(body -> seen.add(body.get("bodyId").asString()));
            if (!page.hasNonNull("next")) {
                break;
            }
            page = json("/api/register/bodies?q=Council&limit=20&after="
                    + page.get("next").asString());
        }
        assertThat(seen).hasSize(total).hasSizeGreaterThan(20);
        assertThat(json("/api/register/bodies?q=Council&after=no-such-body").get("items"))
                .isEmpty();
    }

    @Test
    void listsUndertakingsAndKindsOfBreach() {
        assertThat(json("/api/register/undertakings")).hasSize(48);
        assertThat(json("/api/register/categories")).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/register/compacts?limit=0, 400, limit",
        "/api/register/compacts?limit=101, 400, limit",
        "/api/register/compacts?limit=x, 400, limit",
        "/api/register/compacts?region=E12000010, 400, region",
        "/api/register/compacts?after=A%20B, 400, after",
        "/api/register/compacts?colour=red, 400, colour",
        "/api/register/compacts/atlantis, 404, NOT_FOUND",
        "/api/register/calendars/mars, 404, NOT_FOUND",
        "/api/register/bodies?limit=1000, 400, limit",
        "/api/register/nothing, 404, NOT_FOUND",
        "/internal/register/people?grant=compact/thurrock/officer, 401, TOKEN_NEEDED",
        "/internal/register/people/by-email?email=officer@thurrock.example, 401, TOKEN_NEEDED"
    })
    void refusesWithAProblemThatNamesWhatIsWrong(String path, int status, String named) {
        HttpResponse<String> answer = REGISTER.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"" + named + "\"");
    }

    @Test
    void tellsServicesWhoMayActAsWhat() {
        assertThat(ask("/internal/register/people?grant=compact/thurrock/member"))
                .hasSize(4)
                .allMatch(person -> person.get("sector").asString().matches("STATUTORY|VCS"));
        assertThat(ask("/internal/register/people?grant=compact/thurrock")).hasSize(7);
        assertThat(ask("/internal/register/people?grant=compact/thurr")).isEmpty();
        assertThat(ask("/internal/register/people/by-email?email=Officer@Thurrock.example")
                        .get("personId")
                        .asString())
                .isEqualTo("sample-thurrock-officer");
        assertThat(as("portal", "/internal/register/people/by-email?email=nobody@thurrock.example")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesSeveralPeopleAtOnceToThePortalAlone() {
        String names = "/internal/register/people/names?personId=sample-thurrock-officer&personId=sample-nobody"
                + "&personId=sample-thurrock-chair-vcs&personId=sample-thurrock-officer";
        JsonNode told = JSON.readTree(as("portal", names).body());
        assertThat(told.valueStream().map(each -> each.get("personId").asString()))
                .containsExactly("sample-thurrock-officer", "sample-thurrock-chair-vcs");
        assertThat(told.get(0).propertyNames()).containsExactlyInAnyOrder("personId", "name");
        for (String other : List.of("intake", "triage", "notification", "evidence", "register")) {
            assertThat(as(other, names).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(as("portal", "/internal/register/people/names?" + "personId=x&".repeat(101))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tellsEachServiceWhatAPersonMayActAsNow() {
        for (String service : List.of("intake", "triage", "notification", "evidence", "portal")) {
            HttpResponse<String> answer = as(service, "/internal/register/people/sample-thurrock-chair-vcs");
            assertThat(answer.statusCode()).as(service).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).get("grants").get(0).asString())
                    .isEqualTo("compact/thurrock/chair");
            assertThat(answer.body()).doesNotContain("Sample", "@");
            HttpResponse<String> nobody = as(service, "/internal/register/people/sample-nobody");
            assertThat(nobody.statusCode()).isEqualTo(404);
            assertThat(nobody.body()).contains("\"PERSON_NOT_KNOWN\"");
        }
    }

    @Test
    void tellsServicesWhoActsForACompact() {
        JsonNode group = JSON.readTree(
                as("notification", "/internal/register/steering?compactId=thurrock&bodyId=thurrock-council")
                        .body());
        assertThat(group.at("/officers/0/personId").asString()).isEqualTo("sample-thurrock-officer");
        assertThat(group.get("chairs")).hasSize(2);
        assertThat(group.toString()).doesNotContain("Sample", "@");
        assertThat(JSON.readTree(as("notification", "/internal/register/steering?compactId=essex")
                                .body())
                        .at("/officers/0/grant")
                        .asString())
                .isEqualTo("national/england/officer");
        for (String service : List.of("evidence", "intake", "portal", "triage")) {
            assertThat(as(service, "/internal/register/steering?compactId=essex")
                            .statusCode())
                    .as(service)
                    .isEqualTo(403);
        }
        assertThat(as("triage", "/internal/register/steering-groups").body())
                .isEqualTo("[{\"compactId\":\"thurrock\",\"notFor\":[]}]");
    }

    @Test
    void endsAllSignInsOfAPersonForTheAdministratorAlone() {
        String path = "/api/register/people/sample-thurrock-member-4/sign-ins";
        int before = signOuts("sample-thurrock-member-4");
        assertThat(REGISTER.delete(path, "").statusCode()).isEqualTo(401);
        assertThat(REGISTER.delete(path, person("sample-thurrock-officer", "compact/thurrock/officer"))
                        .statusCode())
                .isEqualTo(403);
        String admin = person("sample-national-admin", "national/england/admin");
        assertThat(REGISTER.delete("/api/register/people/sample-nobody/sign-ins", admin)
                        .statusCode())
                .isEqualTo(404);
        assertThat(signOuts("sample-thurrock-member-4")).isEqualTo(before);
        assertThat(REGISTER.context
                        .getBean(KnownPeople.class)
                        .find("sample-thurrock-member-4")
                        .orElseThrow()
                        .signOuts())
                .isEqualTo(before);

        assertThat(REGISTER.delete(path, admin).statusCode()).isEqualTo(204);

        assertThat(signOuts("sample-thurrock-member-4")).isEqualTo(before + 1);
        assertThat(REGISTER.context
                        .getBean(KnownPeople.class)
                        .find("sample-thurrock-member-4")
                        .orElseThrow()
                        .signOuts())
                .as("at once")
                .isEqualTo(before + 1);
        assertThat(signOuts("sample-thurrock-member-3")).isZero();
    }

    private static int signOuts(String personId) {
        return ask("/internal/register/people/" + personId).get("signOuts").asInt();
    }

    private static String person(String personId, String... grants) {
        return Backends.shared().tokens().person(personId, grants);
    }

    @ParameterizedTest
    @CsvSource({
        "register, 403, 403, 403",
        "intake, 403, 403, 200",
        "triage, 200, 403, 403",
        "notification, 200, 403, 403",
        "evidence, 403, 403, 403",
        "portal, 200, 200, 403"
    })
    void tellsEachServiceOnlyWhatItNeeds(String service, int grants, int address, int opener) {
        assertThat(as(service, "/internal/register/people?grant=compact/thurrock/officer")
                        .statusCode())
                .isEqualTo(grants);
        assertThat(as(service, "/internal/register/people/by-email?email=officer@thurrock.example")
                        .statusCode())
                .isEqualTo(address);
        assertThat(as(service, "/internal/register/opener?compactId=thurrock&bodyId=thurrock-council")
                        .statusCode())
                .isEqualTo(opener);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/register/people?grant=compact/thurrock/officer",
                "/internal/register/people/by-email?email=officer@thurrock.example",
                "/internal/register/people/sample-thurrock-officer",
                "/internal/register/steering?compactId=thurrock"
            })
    void tellsNoPersonAboutPeopleWhateverTheirRole(String path) {
        String token = Backends.shared()
                .tokens()
                .person("sample-national-admin", "national/england/admin", "compact/thurrock/officer");

        HttpResponse<String> answer = REGISTER.get(path, token);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Sample", "@");
    }

    @Test
    void changesOnlyWhatDiffersAndTakesNothingBackForAnOlderEdition() {
        ShelfScenario shelf = new ShelfScenario(REGISTER.context.getBean(MongoTemplate.class), "green");

        assertThat(shelf.settle(1, "a").changed()).containsExactly("green");
        assertThat(shelf.settle(1, "a").changed()).isEmpty();
        assertThat(shelf.settle(2, "b").changed()).containsExactly("green");
        assertThat(shelf.settle(1, "a").changed()).isEmpty();
        assertThat(shelf.stored().content()).isEqualTo("b");
        assertThat(shelf.settle(1, "a").contents()).containsEntry("green", "b");
    }

    @Test
    void doesNotStartOnEntriesOfANewerFormat() {
        MongoTemplate mongo = REGISTER.context.getBean(MongoTemplate.class);
        ShelfScenario shelf = new ShelfScenario(mongo, "newer");
        shelf.settle(1, "a");
        Query own = Query.query(Criteria.where("_id").is("newer"));
        mongo.updateFirst(own, Update.update("format", 2), "shelf_it_leaves");
        Document before = mongo.findOne(own, Document.class, "shelf_it_leaves");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> shelf.settle(2, "b"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));

        assertThat(mongo.findOne(own, Document.class, "shelf_it_leaves")).isEqualTo(before);
    }

    @Test
    void settlesTheSameWhenTwoProcessesStartAtOnce() {
        MongoTemplate mongo = REGISTER.context.getBean(MongoTemplate.class);
        ShelfScenario added = new ShelfScenario(mongo, "raced-new");
        ShelfScenario changed = new ShelfScenario(mongo, "raced-old");
        changed.settle(1, "a");

        assertThat(added.settleRaced(1, "b", "b").changed()).isEmpty();
        assertThat(changed.settleRaced(2, "b", "c").changed()).containsExactly("raced-old");
        assertThat(changed.stored().content()).isEqualTo("b");
        assertThat(added.stored().content()).isEqualTo("b");
        assertThat(changed.stored().version()).isEqualTo(2L);
    }

    private static List<CompactChanged> compacts() {
        return REGISTER.heard().stream()
                .map(Envelope::event)
                .filter(CompactChanged.class::isInstance)
                .map(CompactChanged.class::cast)
                .toList();
    }

    private static List<CalendarChanged> calendars() {
        return REGISTER.heard().stream()
                .map(Envelope::event)
                .filter(CalendarChanged.class::isInstance)
                .map(CalendarChanged.class::cast)
                .toList();
    }

    private static Set<String> ids(List<CompactChanged> compacts) {
        Set<String> ids = new HashSet<>();
        compacts.forEach(compact -> ids.add(compact.compactId()));
        return ids;
    }

    private static long waiting(MongoTemplate mongo) {
        return mongo.getCollection("compacts")
                .countDocuments(new Document("outbox.pending", new Document("$ne", null)));
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = REGISTER.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode ask(String path) {
        HttpResponse<String> answer = as("portal", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> as(String service, String path) {
        return REGISTER.get(path, Backends.shared().tokens().service(service));
    }
}
