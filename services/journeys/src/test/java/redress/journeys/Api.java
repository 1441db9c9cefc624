package redress.journeys;

import java.io.ByteArrayOutputStream;
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
import java.util.Map;
import redress.client.Client;
import redress.client.Mailbox;
import redress.client.SignIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as a program uses it that tries once; and for those who want to see each answer as it came, bare. */
final class Api {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "----part";

    private static final String REPORT = """
        {"organisation":{"name":"Sample CVS"},"contact":{"name":"Sample Manager","email":"manager@sample-cvs.example"},
         "identityMode":"NAMED","bodyId":"thurrock-council","compactId":"thurrock","relationship":"GRANT",
         "categories":["CONSULT_NONE"],"whatHappened":"Nobody was consulted before the decision was made.",
         "consents":{"shareWithBody":true,"shareWithSteeringGroup":true,"nationalUse":true,"publishSummary":true}}
        """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Client client;
    private final SignIn signIn;

    Api(String base) {
        this.base = base;
        this.client = Client.at(base).answeringWithin(LIMIT).open();
        this.signIn = new SignIn(client, Mailbox.ofStandalone(client), MAIL_PATIENCE);
    }

    static Map<String, String> bearer(String token) {
        return Client.bearer(token);
    }

    JsonNode get(String path, Map<String, String> headers) {
        return client.get(path, headers);
    }

    JsonNode post(String path, String body, Map<String, String> headers) {
        return client.post(path, body, headers);
    }

    JsonNode put(String path, String body, Map<String, String> headers) {
        return client.put(path, body, headers);
    }

    void delete(String path, Map<String, String> headers) {
        client.delete(path, headers);
    }

    JsonNode upload(String name, byte[] content) {
        String begin = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return client.post(
                "/api/attachments",
                body.toByteArray(),
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /** A report of a named group, whose contact has this address. */
    static String report(String email) {
        return REPORT.replace("manager@sample-cvs.example", email);
    }

    /** @return its reference and its receipt */
    JsonNode file() {
        return post("/api/reports", REPORT, Client.keyed("a-key-of-a-sample-report"));
    }

    /** @return a token to call the API with */
    String signIn(String email) {
        return signIn.as(email);
    }

    /** Asks for a link to sign in. @return the token in it */
    String link(String email) {
        return signIn.link(email);
    }

    /** @param ask another way to ask for it */
    String link(String email, Runnable ask) {
        return signIn.link(email, ask);
    }

    /** @param status 0 if there was no answer; {@code safe} if it tells a browser to be careful */
    record Answer(int status, boolean safe) {}

    Answer send(String method, Operation.Call call, Map<String, String> caller, String number) {
        try {
            HttpResponse<byte[]> answer = exchange(request(method, call, caller).header(RequestMeter.NUMBER, number));
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
        HttpResponse<byte[]> answer = exchange(request(method, call, caller));
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return new Told(
                answer.statusCode(),
                problem
                        ? JsonMapper.shared()
                                .readTree(answer.body())
                                .path("code")
                                .asString("")
                        : "");
    }

    /** @return status, headers and body, whatever they are, each byte as one letter */
    String whole(String path, Map<String, String> headers) {
        return whole(request(path, headers));
    }

    String wholePost(String path, String body, Map<String, String> headers) {
        return whole(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String whole(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = exchange(request);
        return answer.statusCode() + " " + answer.headers().map() + "\n"
                + new String(answer.body(), StandardCharsets.ISO_8859_1);
    }

    private HttpRequest.Builder request(String method, Operation.Call call, Map<String, String> caller) {
        HttpRequest.Builder request = request(call.path(), caller)
                .method(
                        method,
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return request;
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
        client.current(headers).forEach(request::header);
        return request;
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder asked) {
        HttpRequest request = asked.build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
