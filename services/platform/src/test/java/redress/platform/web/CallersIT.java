package redress.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
        Date now = Date.from(Clock.systemUTC().instant());
        Date tomorrow = Date.from(now.toInstant().plus(Duration.ofDays(1)));
        return Stream.of(
                Arguments.of("nonsense", "nonsense"),
                Arguments.of("too long", "x".repeat(6_000)),
                Arguments.of(
                        "unsigned",
                        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJyZWRyZXNzLXBvcnRhbCIsInN1YiI6IngiLCJleHAiOjk5OTk5OTk5OTl9."),
                Arguments.of("ended", SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", -120)),
                Arguments.of("never ends", SampleKeys.withoutEnd()),
                Arguments.of("no issuer", SampleKeys.token(SampleKeys.PEOPLE, null, 60)),
                Arguments.of("other issuer", SampleKeys.token(SampleKeys.PEOPLE, "somebody", 60)),
                Arguments.of("unknown key", SampleKeys.token(SampleKeys.STRANGER, "redress-portal", 60)),
                Arguments.of(
                        "a person longer than minutes", SampleKeys.token(SampleKeys.PEOPLE, "redress-portal", 600)),
                Arguments.of("a person for others", SampleKeys.person(claims -> claims.audience("sample"))),
                Arguments.of("a person for nobody", SampleKeys.person(claims -> claims.audience((String) null))),
                Arguments.of("a person as a service", SampleKeys.person(claims -> claims.subject("service/other"))),
                Arguments.of("a person who is nobody", SampleKeys.person(claims -> claims.subject(null))),
                Arguments.of(
                        "issued tomorrow",
                        SampleKeys.person(claims -> claims.issueTime(tomorrow)
                                .expirationTime(Date.from(tomorrow.toInstant().plusSeconds(60))))),
                Arguments.of(
                        "a person's key for a service",
                        SampleKeys.person(claims -> claims.issuer("service/other")
                                .subject("service/other")
                                .audience("sample"))),
                Arguments.of(
                        "a service's key for a person",
                        SampleKeys.service(
                                SampleKeys.OTHER,
                                claims -> claims.issuer("redress-portal")
                                        .subject("sample-person")
                                        .audience("redress"))),
                Arguments.of(
                        "another service's key",
                        SampleKeys.service(SampleKeys.SAMPLE, claims -> claims.issuer("service/other"))),
                Arguments.of(
                        "as another service",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.subject("service/sample"))),
                Arguments.of(
                        "a service as a person",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.subject("officer"))),
                Arguments.of(
                        "a service with grants",
                        SampleKeys.service(
                                SampleKeys.OTHER,
                                claims -> claims.claim("grants", List.of("compact/thurrock/officer")))),
                Arguments.of(
                        "for another service",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.audience("other"))),
                Arguments.of(
                        "a service for years",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.expirationTime(tomorrow))),
                Arguments.of(
                        "a service without end",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.expirationTime(null))),
                Arguments.of(
                        "a service without a beginning",
                        SampleKeys.service(SampleKeys.OTHER, claims -> claims.issueTime(null))),
                Arguments.of(
                        "unknown service",
                        SampleKeys.service(
                                SampleKeys.OTHER,
                                claims -> claims.issuer("service/x").subject("service/x"))),
                Arguments.of("by the public key", SampleKeys.byThePublicKey()));
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
        assertThat(answer.body()).contains("FORBIDDEN");
    }

    @Test
    void asksAnotherServiceWithATokenOfItsOwn() throws Exception {
        assertThat(get("/api/open/asks-itself", null).body()).contains("service/sample");
    }

    @Test
    void takesAServiceForNothingButItsName() throws Exception {
        String other = SampleKeys.service(SampleKeys.OTHER, claims -> {});
        assertThat(get("/api/closed/me", other).body())
                .contains("\"subject\":\"service/other\"", "\"grants\":[\"service/other\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/who, 200",
        "/internal/sample-alone, 403",
        "/internal/nobody, 403",
        "/internal/not-there-yet, 403"
    })
    void letsOnlyThoseServicesInThatTheOperationNames(String path, int status) throws Exception {
        assertThat(get(path, SampleKeys.service(SampleKeys.OTHER, claims -> {})).statusCode())
                .isEqualTo(status);
        assertThat(get(path, person("service/other", "service/sample")).statusCode())
                .isEqualTo(403);
        assertThat(get(path, null).statusCode()).isEqualTo(401);
    }

    @Test
    void fetchesTheKeysAtMostOnceForManyUnknownOnes() throws Exception {
        get("/api/closed/me", person());
        int before = SampleKeys.FETCHED.get();
        long began = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            assertThat(get("/api/closed/me", SampleKeys.token(SampleKeys.STRANGER, "redress-portal", 60 + i))
                            .statusCode())
                    .isEqualTo(401);
        }
        long tens = Duration.ofNanos(System.nanoTime() - began).toSeconds() / 10;
        assertThat(SampleKeys.FETCHED.get() - before).isLessThanOrEqualTo(1 + (int) tens);
    }

    @Test
    void goesOnWithTheKeysThatItHasWhileThePortalIsAway() throws Exception {
        get("/api/closed/me", person());
        SampleKeys.down = true;
        try {
            assertThat(get("/api/closed/me", person("x/y/z")).statusCode()).isEqualTo(200);
            assertThat(get("/api/closed/me", SampleKeys.token(SampleKeys.STRANGER, "redress-portal", 60))
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            SampleKeys.down = false;
        }
    }

    @Test
    void asksWhatSomebodyMayActAsWhenTheyActAndBelievesNoToken() throws Exception {
        SampleKeys.knows("sample-former-chair", 0);
        String token = SampleKeys.person(
                claims -> claims.subject("sample-former-chair").claim("grants", List.of("compact/thurrock/chair")));
        HttpResponse<String> answer = get("/api/closed/me", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"grants\":[]");
    }

    @Test
    void letsNobodyInWhoIsNoLongerKnown() throws Exception {
        assertThat(get("/api/closed/me", SampleKeys.person(claims -> claims.subject("sample-gone")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyInWhoseSignInWasEnded() throws Exception {
        SampleKeys.knows("sample-signed-out", 2, "x/y/z");
        for (Integer before : new Integer[] {null, 0, 1}) {
            String token = SampleKeys.person(
                    claims -> claims.subject("sample-signed-out").claim("sign_outs", before));
            assertThat(get("/api/closed/me", token).statusCode()).isEqualTo(401);
        }
        String since =
                SampleKeys.person(claims -> claims.subject("sample-signed-out").claim("sign_outs", 2));
        assertThat(get("/api/closed/me", since).body()).contains("x/y/z");
    }

    @Test
    void saysSoWhenItCannotBeToldWhatSomebodyMayActAs() throws Exception {
        String known = person("kept/while/away");
        get("/api/closed/me", known);
        SampleKeys.peopleDown = true;
        try {
            HttpResponse<String> answer = get("/api/closed/me", person("never/heard/of"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("NOT_AVAILABLE", "try again");
            assertThat(get("/api/closed/me", known).statusCode()).isEqualTo(200);
        } finally {
            SampleKeys.peopleDown = false;
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
