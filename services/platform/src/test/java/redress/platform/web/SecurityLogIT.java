package redress.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of a request the security log tells, and to whom. */
@SampleTest
class SecurityLogIT {

    private static final String ADMIN = "national/england/admin";
    private static final String CANARY = "canary7431";
    private final HttpClient http = HttpClient.newHttpClient();
    private final String id = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    @Test
    void writesAReadBeforeItsAnswerArrives() throws Exception {
        get("/api/samples/" + id, person("compact/thurrock/officer"));
        assertThat(linesWith(id))
                .singleElement()
                .asString()
                .contains(
                        "\"action\":\"platform.one\"",
                        "\"actor\":\"person/sample-person",
                        "\"subjectKind\":\"id\"",
                        "\"outcome\":\"DONE\"",
                        "\"roles\":\"compact/thurrock/officer\"");
    }

    @Test
    void isNotEvadedByAnotherWritingOfAnAddress() throws Exception {
        get("/%61pi/samples/" + id, person("compact/thurrock/officer"));
        assertThat(linesWith(id)).singleElement().asString().contains("\"action\":\"platform.one\"");
    }

    @Test
    void writesWhatAStrangerReadsOfAThing() throws Exception {
        get("/api/samples/" + id, null);
        assertThat(linesWith(id)).singleElement().asString().contains("\"actor\":\"anonymous\"");
    }

    @Test
    void writesNothingOfWhatEverybodyMayRead() throws Exception {
        int before = lines().size();
        get("/api/samples", null);
        get("/api/open/me", null);
        get("/actuator/health", null);
        get("/api/nothing/here", null);
        assertThat(lines()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/closed/me, '', 401",
        "/api/closed/me, nonsense, 401",
        "/internal/who, person, 403",
        "/actuator/metrics, person, 403",
        "/actuator/metrics, '', 401"
    })
    void writesRefusals(String path, String who, int status) throws Exception {
        String token = switch (who) {
            case "" -> null;
            case "person" -> person("compact/thurrock/officer");
            default -> who;
        };
        assertThat(get(path, token).statusCode()).isEqualTo(status);
        // those of strangers may have been counted together with others of this minute
        assertThat(count("\"outcome\":\"REFUSED\",\"details\":{"))
                .as("the log of this test run")
                .isPositive();
        assertThat(lines()).anyMatch(line -> line.contains("\"status\":\"" + status + "\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesThatABodyWasTooLarge(boolean announced) throws Exception {
        byte[] large = ("{\"title\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        String limited = "\"outcome\":\"LIMITED\",\"details\":";
        long before = count(limited);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/samples"))
                .header("Authorization", "Bearer " + person("compact/thurrock/officer"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "sample-key")
                .POST(
                        announced
                                ? BodyPublishers.ofByteArray(large)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(count(limited) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/samples/%s", "/api/samples?after=%s", "/api/%s", "/internal/who?x=%s", "/actuator/%s"})
    void holdsNothingThatSomebodyTyped(String path) throws Exception {
        for (String token : List.of(person("compact/thurrock/officer"), CANARY)) {
            get(path.formatted(CANARY + "@example.org").replace("@", "%40"), token);
            get(path.formatted("Jane-" + CANARY), token);
        }
        HttpRequest act = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/samples"))
                .header("Authorization", "Bearer " + person("compact/thurrock/officer"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", CANARY)
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"" + CANARY + "\",\"number\":1}"))
                .build();
        assertThat(http.send(act, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(String.join("\n", lines()))
                .contains("\"action\":\"platform.take\"")
                .doesNotContain(CANARY, "@", "127.0.0.1", "localhost");
    }

    @Test
    void countsTogetherWhatStrangersDoOverAndOver() throws Exception {
        String refused = "\"action\":\"request\",\"actor\":\"anonymous\",\"outcome\":\"REFUSED\"";
        long before = count(refused);
        for (int i = 0; i < 300; i++) {
            get("/api/closed/me", "x" + i);
        }
        assertThat(count(refused) - before).isLessThan(200);
        assertThat(String.join("\n", lines())).contains("\"times\":\"");
    }

    @Test
    void isReadByTheNationalAdministratorByPagesAndWritesThatToo() throws Exception {
        get("/api/samples/" + id, person("compact/thurrock/officer"));
        String page = "/api/operations/sample/security-log?day=" + today();
        assertThat(get(page, null).statusCode()).isEqualTo(401);
        assertThat(get(page, person("compact/thurrock/officer")).statusCode()).isEqualTo(403);
        assertThat(get(page.replace("sample", "other"), person(ADMIN)).statusCode())
                .isEqualTo(404);
        boolean found = false;
        long cursor = 0;
        for (int pages = 0; pages < 1_000 && cursor >= 0; pages++) {
            JsonNode read = JsonMapper.shared()
                    .readTree(get(page + "&limit=50&cursor=" + cursor, person(ADMIN))
                            .body());
            assertThat(read.get("items").size()).isLessThanOrEqualTo(50);
            for (JsonNode line : read.get("items")) {
                found |= line.path("subjectId").asString("").equals(id);
            }
            // it grows by the line of each read
            cursor = found || !read.has("next") ? -1 : read.get("next").asLong();
        }
        assertThat(found).isTrue();
        assertThat(count("\"action\":\"platform.readSecurityLog\"")).isPositive();
        assertThat(get("/api/operations/sample/security-log?day=2020-01-01", person(ADMIN))
                        .body())
                .isEqualTo("{\"items\":[],\"unreadable\":0}");
    }

    @Test
    void showsMetricsToTheAdministratorAndToWhoeverCollectsThem() throws Exception {
        assertThat(get("/actuator/metrics/http.server.requests", person(ADMIN)).statusCode())
                .isEqualTo(200);
        for (String path : List.of("/actuator/metrics/http.server.requests", "/actuator/prometheus", "/actuator")) {
            assertThat(get(path, null).statusCode()).isEqualTo(401);
            assertThat(get(path, person("body/thurrock-council/contact")).statusCode())
                    .isEqualTo(403);
            assertThat(get(path, SampleKeys.service(SampleKeys.OTHER, claims -> {}))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(get("/actuator/prometheus", SampleTest.METRICS_TOKEN).body()).contains("http_server_requests");
        assertThat(get("/actuator/metrics", SampleTest.METRICS_TOKEN).statusCode())
                .isEqualTo(401);
        assertThat(get("/api/closed/me", SampleTest.METRICS_TOKEN).statusCode()).isEqualTo(401);
        // it has no store and is soon no longer ready, which everybody may know, but not why
        assertThat(get("/actuator/health/readiness", null).body()).matches("\\{\"status\":\"(UP|DOWN)\"}");
    }

    private static String person(String... grants) throws JOSEException {
        return SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", 60, grants);
    }

    private static long count(String text) throws IOException {
        return lines().stream().filter(line -> line.contains(text)).count();
    }

    private static List<String> linesWith(String text) throws IOException {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    private static List<String> lines() throws IOException {
        Path file = Path.of("target/security-log", "sample-" + today() + ".jsonl");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
