package redress.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SampleTest
class CallersIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void knowsAPersonByTheToken() throws Exception {
        HttpResponse<String> answer = get("/api/closed/me", person("compact/thurrock/officer"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("sample-person").contains("compact/thurrock/officer");
        assertThat(get("/api/closed/me", person("compact/thurrock/officer")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsSafeHeaders() throws Exception {
        var headers = get("/api/closed/me", person()).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(value -> assertThat(value).contains("default-src 'none'"));
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    static Stream<Arguments> notValid() throws JOSEException {
        byte[] other = SampleKeys.secret();
        other[0] = 1;
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of(
                        "unsigned",
                        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJyZWRyZXNzLXBvcnRhbCIsInN1YiI6IngiLCJleHAiOjk5OTk5OTk5OTl9."),
                Arguments.of("ended", SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", -120)),
                Arguments.of("never ends", SampleKeys.withoutEnd()),
                Arguments.of("no issuer", SampleKeys.token(SampleKeys.PEOPLE, null, 60)),
                Arguments.of("other issuer", SampleKeys.token(SampleKeys.PEOPLE, "somebody", 60)),
                Arguments.of("unknown key", SampleKeys.token(SampleKeys.STRANGER, "redress-portal", 60)),
                Arguments.of(
                        "a person's key for a service", SampleKeys.token(SampleKeys.PEOPLE, "redress-service", 60)),
                Arguments.of(
                        "a service's secret for a person", SampleKeys.shared(SampleKeys.secret(), "redress-portal")),
                Arguments.of("another secret", SampleKeys.shared(other, "redress-service")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notValid")
    void refusesTokensThatAreNotValid(String name, String token) throws Exception {
        for (String path : new String[] {"/api/closed/me", "/api/open/me"}) {
            HttpResponse<String> answer = get(path, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.body()).contains("TOKEN_NEEDED");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @Test
    void lettingNobodyInIsUpToTheOperation() throws Exception {
        assertThat(get("/api/open/me", null).body()).contains("nobody");
        assertThat(get("/api/closed/me", null).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTheWrongRole() throws Exception {
        HttpResponse<String> answer = get("/internal/who", person("compact/thurrock/officer"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("NOT_ALLOWED");
    }

    @Test
    void asksAnotherServiceWithATokenOfItsOwn() throws Exception {
        assertThat(get("/api/open/asks-itself", null).body()).contains("service:sample");
    }

    @Test
    void saysThatATokenCannotBeCheckedWhileTheKeysAreMissing() throws Exception {
        SampleKeys.down = true;
        try {
            HttpResponse<String> answer =
                    get("/api/closed/me", SampleKeys.token(SampleKeys.STRANGER, "redress-portal", 60));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            SampleKeys.down = false;
        }
    }

    private static String person(String... grants) throws JOSEException {
        return SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", 60, grants);
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
