package redress.portal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.yaml.snakeyaml.Yaml;
import redress.platform.web.Refusal;

/** What passes the door to the services, and what does not. */
class ApiDoorTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final ApiDoor door = new ApiDoor(environment);
    private final List<Asked> asked = new ArrayList<>();
    private HttpServer service;

    private record Asked(String method, String path, Headers headers, String body) {}

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        String url = "http://localhost:" + service.getAddress().getPort();
        List.of("register", "intake", "triage", "notification", "evidence")
                .forEach(name -> environment.setProperty("redress.services." + name + ".url", url + "/" + name));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        exchange.getResponseHeaders().add("Retry-After", "5");
        exchange.getResponseHeaders().add("X-Of-The-Service", "stays behind the door");
        byte[] answer = "{\"code\":\"SAMPLE\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(429, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void passesARequestAndItsAnswerOn() throws IOException {
        MockHttpServletRequest request = request("POST", "/api/reports");
        request.setQueryString("a=%20b");
        request.addHeader("Idempotency-Key", "key-1");
        request.addHeader("Content-Type", "application/json");
        request.setContent("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();

        door.pass(request, response);

        Asked seen = asked.get(0);
        assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /intake/api/reports?a=%20b");
        assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(seen.body()).isEqualTo("{\"a\":1}");
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).isEqualTo("{\"code\":\"SAMPLE\"}");
    }

    @Test
    void saysWhoAsksInItsOwnWordsOnly() throws IOException {
        MockHttpServletRequest request = request("GET", "/api/reports/CB-7K2M-Q4TX");
        request.setRemoteAddr("198.51.100.7");
        request.addHeader("X-Forwarded-For", "203.0.113.99");
        request.addHeader("Cookie", "session=of-the-portal");

        MockHttpServletResponse response = new MockHttpServletResponse();
        door.pass(request, response);

        assertThat(asked.get(0).headers().get("X-Forwarded-For")).containsExactly("198.51.100.7");
        assertThat(asked.get(0).headers()).doesNotContainKey("Cookie");
        assertThat(response.getHeader("X-Of-The-Service")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/register/compacts, register",
        "/api/reports, intake",
        "/api/attachments, intake",
        "/api/drafts/1, intake",
        "/api/cases, triage",
        "/api/notices, notification",
        "/api/evidence/cases, evidence",
        "/api/dead-letters, register",
    })
    void findsTheServiceThatOwnsAPath(String path, String owner) throws Exception {
        MockMvcBuilders.standaloneSetup(door).build().perform(get(path));
        assertThat(asked.get(0).path()).isEqualTo("/" + owner + path);
    }

    @Test
    void findsDeadLettersWhereTheComposedSystemOffersThem() throws IOException {
        Map<?, ?> composed = new Yaml().load(Files.readString(Path.of("../../docker-compose.yml")));
        Map<?, ?> register = (Map<?, ?>) ((Map<?, ?>) composed.get("services")).get("register");
        assertThat(((Map<?, ?>) register.get("environment")).get("REDRESS_PLATFORM_DEADLETTERS_ENABLED"))
                .isEqualTo("true");
    }

    @Test
    void saysThatAServiceCannotBeReached() {
        service.stop(0);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> door.pass(request("GET", "/api/cases"), new MockHttpServletResponse()));
        assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        MockHttpServletRequest request = request("GET", "/api/register/bodies");
        request.setQueryString("%zz=1");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> door.pass(request, new MockHttpServletResponse()));
        assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(asked).isEmpty();
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }
}
