package redress.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.Outcome;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;
import redress.testkit.backends.UnknownEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as it runs: events in, figures out. */
class EvidenceIT {

    private static final String SUMMARY = "/api/evidence/summary";
    private static final Instant AT = Instant.parse("2026-03-31T10:00:00Z");
    private static final CaseRef ELSEWHERE =
            new CaseRef("case-7", "report-7", "CB-7K2M-Q4TX", "essex", "essex-council", "E12000002");
    private static final String ANALYST =
            Backends.shared().tokens().person("sample-analyst", "national/england/analyst");
    private static final String ADMINISTRATOR =
            Backends.shared().tokens().person("sample-administrator", "national/england/admin");
    private static final String COUNCIL = "body/thurrock-council/contact";
    private static ConfigurableApplicationContext context;
    private static HttpServer register;

    @BeforeAll
    static void start() {
        Map<String, Object> settings = Backends.shared().settings("evidence", Set.of(Part.KAFKA, Part.DOCUMENTS));
        settings.put("spring.config.name", "redress-evidence");
        settings.put("redress.services.register.url", startRegister());
        context = new SpringApplicationBuilder(EvidenceApplication.class)
                .run(settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        context.close();
        register.stop(0);
    }

    /** Knows of one Compact what it binds. */
    private static String startRegister() {
        try {
            register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register.createContext("/api/register/compacts/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = path.endsWith("/thurrock");
            String unknown = path.endsWith("/essex") ? "{\"code\":\"NOT_FOUND\"}" : "<p>Not found</p>";
            byte[] body = (known ? "{\"bodies\":[{\"bodyId\":\"thurrock-council\"}]}" : unknown).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        register.start();
        return "http://localhost:" + register.getAddress().getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "compact/thurrock/officer, thurrock, 200",
        "compact/thurrock/officer body/elsewhere-council/contact, thurrock, 200",
        "compact/thurrock/officer body/thurrock-council/contact, thurrock, 403",
        "compact/thurrock/chair body/thurrock-council/contact, thurrock, 403",
        "national/england/analyst body/thurrock-council/contact, thurrock, 403",
        "national/england/analyst body/thurrock-council/contact, essex, 200",
        "national/england/analyst body/thurrock-council/contact, behind-a-wrong-address, 503"
    })
    void showsTheFiguresOfACompactToNobodyWhoSpeaksForOneOfItsBodies(String grants, String compactId, int status) {
        assertThat(get(SUMMARY + "?compactId=" + compactId, somebody(grants.split(" ")))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void showsRoundedFiguresToAnAnalystWhoSpeaksForABody() {
        String analyst = somebody("national/england/analyst", COUNCIL);
        for (String scope : List.of("", "?region=E12000006")) {
            assertThat(summary(scope, analyst).get("roundedTo").asLong()).isEqualTo(5);
            assertThat(summary(scope, analyst).get("byCompact")).isEmpty();
        }
    }

    private static String somebody(String... grants) {
        return Backends.shared().tokens().person("sample-somebody", grants);
    }

    @Test
    void countsWhatWasPublishedAlsoWhenItComesTwice() {
        for (int i = 0; i < 6; i++) {
            CaseRef about = new CaseRef(
                    "case-" + i, "report-" + i, "CB-7K2M-Q4TX", "thurrock", "thurrock-council", "E12000006");
            List<Event> events = List.of(
                    opened(about),
                    StageChanged.opened(about, AT, Stage.ACKNOWLEDGEMENT),
                    triaged(about),
                    new OutcomeRecorded(about, AT, List.of(Outcome.FUNDING_KEPT), List.of()));
            for (int seq = 0; seq < events.size(); seq++) {
                Outgoing outgoing = outgoing(events.get(seq), seq + 1L);
                context.getBean(EventPublisher.class).send(outgoing).join();
                context.getBean(EventPublisher.class).send(outgoing).join();
            }
        }
        await("all are counted")
                .atMost(Duration.ofSeconds(60))
                .until(() -> summary("", ANALYST)
                                .get("byOutcome")
                                .path("FUNDING_KEPT")
                                .asLong()
                        == 6);
        for (String scope : List.of("", "?region=E12000006")) {
            JsonNode exact = summary(scope, ANALYST);
            assertThat(exact.get("cases").asLong()).isEqualTo(6);
            assertThat(exact.get("byUndertaking").toString()).isEqualTo("{\"NC10-4.4\":6}");
            assertThat(exact.get("byStage").get("ACKNOWLEDGEMENT").asLong()).isEqualTo(6);
            assertThat(exact.get("byCompact").get("thurrock").asLong()).isEqualTo(6);
            assertThat(exact.get("roundedTo").asLong()).isEqualTo(1);
            JsonNode shown = summary(scope);
            assertThat(shown.get("cases").asLong()).isEqualTo(5);
            assertThat(shown.get("byUndertaking").toString()).isEqualTo("{\"NC10-4.4\":5}");
            assertThat(shown.get("byStage").get("ACKNOWLEDGEMENT").asLong()).isEqualTo(5);
            assertThat(shown.get("byCompact")).isEmpty();
            assertThat(shown.get("suppressedBelow").asLong()).isEqualTo(5);
            assertThat(shown.get("roundedTo").asLong()).isEqualTo(5);
        }
        context.getBean(EventPublisher.class)
                .send(outgoing(opened(ELSEWHERE), 1))
                .join();
        await("the one elsewhere is counted")
                .atMost(Duration.ofSeconds(60))
                .until(() -> summary("?region=E12000002", ANALYST).get("cases").asLong() == 1);
        JsonNode few = summary("?region=E12000002");
        assertThat(few.has("cases")).isTrue();
        assertThat(few.get("cases").isNull()).as("one, not nothing").isTrue();
        assertThat(summary("?region=E12000001").get("cases").isNumber())
                .as("nothing is a number")
                .isTrue();
        assertThat(summary("?region=E12000001").get("cases").asLong()).isZero();
        countsAllCasesAnewWhereTheFiguresAreWrong();
    }

    @Test
    void passesOverKindsOfEventsThatItDoesNotKnow() {
        UnknownEvents.arePassedOver(Map.of("evidence", 2), context::getBean);
    }

    private static void countsAllCasesAnewWhereTheFiguresAreWrong() {
        context.getBean(MongoTemplate.class)
                .getCollection("evidence_counts")
                .updateMany(new Document(), new Document("$set", new Document("figures.CASES/ALL", 77L)));
        assertThat(summary("?region=E12000002", ANALYST).get("cases").asLong()).isEqualTo(77);

        assertThat(recount("POST", ANALYST)).isEqualTo(404);
        assertThat(recount("POST", ADMINISTRATOR)).isEqualTo(202);
        await("all are counted anew")
                .atMost(Duration.ofSeconds(90))
                .until(() -> summary("?region=E12000002", ANALYST).get("cases").asLong() == 1);
        assertThat(summary("?region=E12000006", ANALYST).get("cases").asLong()).isEqualTo(6);
    }

    private static int recount(String method, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + "/api/operations/evidence/recount"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + Backends.shared().tokens().renewed(token))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void describesNumbersThatAreTooSmallAsNull() {
        JsonNode schemas = new JsonMapper()
                .readTree(get("/api-docs").body())
                .get("components")
                .get("schemas");
        JsonNode summary = schemas.get("SummaryView").get("properties");
        for (String each : List.of("cases", "agreements", "noticesDelivered", "noticesFailed")) {
            assertThat(types(summary.get(each))).as(each).containsExactlyInAnyOrder("integer", "null");
        }
        JsonNode deadlines = schemas.get("DeadlinesView").get("properties");
        for (String each : List.of("kept", "missed")) {
            assertThat(types(deadlines.get(each))).as(each).containsExactlyInAnyOrder("integer", "null");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 200",
        "?region=E12000010, 4xx",
        "?region=, 4xx",
        "?compactId=Thurrock!, 4xx",
        "?compactId=thurrock, 403",
        "?region=E12000006&compactId=thurrock, 422"
    })
    void answersEveryQuestionWithAFigureOrAProblem(String query, String status) {
        HttpResponse<String> answer = get(SUMMARY + query);
        assertThat(String.valueOf(answer.statusCode())).matches(status.replace('x', '.'));
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(answer.statusCode() == 200 ? "application/json" : "application/problem+json");
    }

    private static Outgoing outgoing(Event event, long seq) {
        return new Outgoing(
                UUID.randomUUID().toString(),
                seq,
                EventType.of(event).topic().wireName(),
                EventType.of(event).wireName(),
                event.key(),
                AT,
                EventJson.write(event),
                1);
    }

    /** Triage finds something else than the reporter. */
    private static CaseTriaged triaged(CaseRef about) {
        return new CaseTriaged(
                about, AT, TriageResult.ACCEPT, Severity.SINGLE_GROUP, Urgency.NORMAL, List.of("NC10-4.4"), List.of());
    }

    private static CaseOpened opened(CaseRef about) {
        return new CaseOpened(
                about,
                AT,
                IdentityMode.NAMED,
                Relationship.GRANT,
                List.of(BreachCategory.CONSULT_NONE),
                List.of("NC10-4.3"),
                MoneyBand.NONE,
                PeopleBand.NOT_KNOWN);
    }

    private static List<String> types(JsonNode schema) {
        return schema.get("type").valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode summary(String query, String... token) {
        HttpResponse<String> answer = get(SUMMARY + query, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path, String... token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path));
        for (String each : token) {
            request.header(
                    "Authorization", "Bearer " + Backends.shared().tokens().renewed(each));
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
