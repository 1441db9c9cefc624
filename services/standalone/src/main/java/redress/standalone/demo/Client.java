package redress.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks JSON with the public APIs; an answer other than a success is a failure that tells what came back. A question is asked again
 * while the system cannot be reached, for at most two minutes, and a person who waits is told so; after a command that got no answer
 * the caller decides.
 */
final class Client {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final String BEARER = "Bearer ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final HttpClient http;
    private final String base;
    private final String hint;
    private final PrintStream out;
    private final Duration patience;
    private final Duration silence;
    private final Renewals renewals = new Renewals();

    /** A command got no answer: it may have been carried out or not. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    /** There is no such address. */
    private static final class NotThere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }

    /** @param hint what a person can do if nothing answers there */
    Client(String base, SSLContext trust, String hint, PrintStream out) {
        this(base, trust, hint, out, PATIENCE, SILENCE);
    }

    /** @param silence how long it waits for an answer before it says so */
    Client(String base, SSLContext trust, String hint, PrintStream out, Duration patience, Duration silence) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.base = base;
        this.hint = hint;
        this.out = out;
        this.patience = patience;
        this.silence = silence;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    JsonNode get(String path, Map<String, String> headers) {
        HttpRequest request = request(path, headers).GET().build();
        return again(() -> send(request));
    }

    /** Repeats what may safely be repeated until there is an answer, for at most two minutes. */
    JsonNode again(Supplier<JsonNode> command) {
        long from = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                return command.get();
            } catch (NoAnswer e) {
                long waited = System.nanoTime() - from;
                if (waited > patience.toNanos()) {
                    throw new DemoFailed(e.getMessage());
                }
                if (!told && waited > silence.toNanos()) {
                    out.println("Waiting for " + base);
                    out.flush();
                    told = true;
                }
                LockSupport.parkNanos(200_000_000L);
            }
        }
    }

    /** @throws NoAnswer if it is not known whether the command was carried out */
    JsonNode post(String path, Object body, Map<String, String> headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** Null when the system has no such address. */
    @Nullable
    JsonNode find(String path) {
        try {
            return get(path, Map.of());
        } catch (NotThere e) {
            return null;
        }
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", BEARER + token);
    }

    /**
     * @return a token to call the APIs with for as long as the sign-in lasts
     * @throws NoAnswer if it is not known whether the link was used up
     */
    String signIn(String token) {
        return renewals.keep(post("/api/sign-in/token", Map.of("token", token), Map.of()));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        headers.forEach((name, value) -> request.header(name, latest(value)));
        return request;
    }

    private String latest(String value) {
        return value.startsWith(BEARER)
                ? BEARER + renewals.latest(value.substring(BEARER.length()), this::renewed)
                : value;
    }

    private JsonNode renewed(String renewalToken) {
        return again(() -> post("/api/sign-in/renewal", Map.of("renewalToken", renewalToken), Map.of()));
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<String> answer = exchange(request);
        // 502 and 504 come from the proxy of a composed system, while a service is started again
        if (List.of(502, 503, 504).contains(answer.statusCode())) {
            throw new NoAnswer(request.uri() + " is not available for the moment");
        }
        if (answer.statusCode() == 404 && request.method().equals("GET")) {
            throw new NotThere("There is nothing at " + request.uri().getPath());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailed(request.method() + " " + request.uri().getPath() + " was answered with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            if (Trust.refused(e)) {
                throw new DemoFailed("The certificate of " + base
                        + " is not known to this machine. If it is the system that you mean,"
                        + " name the file with its certificate: --certificate .secrets/tls/certificate.pem");
            }
            throw new NoAnswer(request.uri() + " gave no answer (" + e + "). " + hint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted");
        }
    }
}
