package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.standalone.demo.Renewals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as a program uses it. */
final class Api {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");
    private static final String BEARER = "Bearer ";

    /** Of all: a sign-in outlives a restart, also at another address. */
    private static final Renewals RENEWALS = new Renewals();

    private static final String REPORT = """
        {"organisation":{"name":"Sample CVS"},"contact":{"name":"Sample Manager","email":"manager@sample-cvs.example"},
         "identityMode":"NAMED","bodyId":"thurrock-council","compactId":"thurrock","relationship":"GRANT",
         "categories":["CONSULT_NONE"],"whatHappened":"Nobody was consulted before the decision was made.",
         "consents":{"shareWithBody":true,"shareWithSteeringGroup":true,"nationalUse":true,"publishSummary":true}}
        """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Api(String base) {
        this.base = base;
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", BEARER + token);
    }

    JsonNode get(String path, Map<String, String> headers) {
        return read(exchange(request(path, headers).build()));
    }

    /** A report of a named group, whose contact has this address. */
    static String report(String email) {
        return REPORT.replace("manager@sample-cvs.example", email);
    }

    /** @return its reference and its receipt */
    JsonNode file() {
        return post("/api/reports", REPORT, Map.of("Idempotency-Key", "a-key-of-a-sample-report"));
    }

    /** @return a token to call the API with */
    String signIn(String email) {
        return RENEWALS.keep(post("/api/sign-in/token", "{\"token\":\"" + link(email) + "\"}", Map.of()));
    }

    /** Asks for a link to sign in. @return the token in it */
    String link(String email) {
        Set<String> before = links(email);
        post("/api/sign-in", "{\"email\":\"" + email + "\"}", Map.of());
        Set<String> fresh = new LinkedHashSet<>();
        await("a link for " + email).atMost(PATIENCE).pollInSameThread().until(() -> {
            fresh.addAll(links(email));
            fresh.removeAll(before);
            return !fresh.isEmpty();
        });
        return fresh.iterator().next();
    }

    private Set<String> links(String email) {
        Set<String> tokens = new LinkedHashSet<>();
        for (JsonNode mail : get("/api/mailbox?to=" + email, Map.of()).get("items")) {
            Matcher token = TOKEN.matcher(mail.get("text").asString());
            if (token.find()) {
                tokens.add(token.group(1));
            }
        }
        return tokens;
    }

    /** @param status 0 if there was no answer; {@code safe} if it tells a browser to be careful */
    record Answer(int status, boolean safe) {}

    Answer send(String method, Operation.Call call, Map<String, String> caller, String number) {
        HttpRequest.Builder request = request(call.path(), caller)
                .header(RequestMeter.NUMBER, number)
                .method(
                        method,
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = exchange(request.build());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("X-Content-Type-Options").isPresent()
                            && answer.headers()
                                    .firstValue("Content-Security-Policy")
                                    .isPresent());
        } catch (UncheckedIOException noAnswer) {
            return new Answer(0, false);
        }
    }

    /** @param code of the problem; empty where there is none */
    record Told(int status, String code) {}

    Told ask(String method, Operation.Call call, Map<String, String> caller) {
        HttpRequest.Builder request = request(call.path(), caller)
                .method(
                        method,
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        HttpResponse<String> answer = exchange(request.build());
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return new Told(
                answer.statusCode(),
                problem ? JSON.readTree(answer.body()).path("code").asString("") : "");
    }

    /** @return status, headers and body, whatever they are, each byte as one letter */
    String whole(String path, Map<String, String> headers) {
        return whole(request(path, headers).build());
    }

    String wholePost(String path, String body, Map<String, String> headers) {
        return whole(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String whole(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() + " " + answer.headers().map() + "\n"
                    + new String(answer.body(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode upload(String name, byte[] content) {
        String boundary = "----part";
        byte[] begin = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return read(exchange(request("/api/attachments", Map.of())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(begin, content, end)))
                .build()));
    }

    JsonNode put(String path, String body, Map<String, String> headers) {
        return read(exchange(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build()));
    }

    JsonNode post(String path, String body, Map<String, String> headers) {
        return read(exchange(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    void delete(String path, Map<String, String> headers) {
        read(exchange(request(path, headers).DELETE().build()));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        headers.forEach((name, value) -> request.header(name, latest(value)));
        return request;
    }

    private String latest(String value) {
        return value.startsWith(BEARER)
                ? BEARER + RENEWALS.latest(value.substring(BEARER.length()), this::renewed)
                : value;
    }

    private JsonNode renewed(String renewalToken) {
        HttpResponse<String> answer = exchange(request("/api/sign-in/renewal", Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"renewalToken\":\"" + renewalToken + "\"}"))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Not renewed: " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
