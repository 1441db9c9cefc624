package redress.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public APIs; cheap, since the load shares the machine with what it measures. Safe for use by several threads. */
final class Api {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);
    private final String base;
    private final Renewals renewals = new Renewals();

    /** An answer other than a success; the benchmark counts it as an error of its step. */
    static class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** The system is busy and says when to come back. */
    static final class Later extends Refused {
        private static final long serialVersionUID = 1L;
        private final int seconds;

        Later(String message, int seconds) {
            super(message);
            this.seconds = seconds;
        }
    }

    Api(String base) {
        this.base = base.replaceAll("/+$", "");
    }

    String base() {
        return base;
    }

    JsonNode get(String path, @Nullable String token) {
        return call("GET", path, token, null, null);
    }

    /** @return a token by which this one calls for as long as the sign-in lasts */
    String signIn(String token) {
        return renewals.keep(post("/api/sign-in/token", null, JSON.writeValueAsString(Map.of("token", token))));
    }

    private JsonNode renewed(String renewalToken) {
        return post("/api/sign-in/renewal", null, JSON.writeValueAsString(Map.of("renewalToken", renewalToken)));
    }

    JsonNode post(String path, @Nullable String token, String body) {
        return call("POST", path, token, null, body);
    }

    /** Comes back when it is asked to, with the same key. */
    JsonNode file(String body, String idempotencyKey) {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                return call("POST", "/api/reports", null, idempotencyKey, body);
            } catch (Later later) {
                if (System.nanoTime() > end) {
                    throw later;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(later.seconds));
            }
        }
    }

    private JsonNode call(
            String method,
            String path,
            @Nullable String token,
            @Nullable String idempotencyKey,
            @Nullable String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + path).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(30_000);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Accept", "application/json");
            if (token != null) {
                connection.setRequestProperty("Authorization", "Bearer " + renewals.latest(token, this::renewed));
            }
            if (idempotencyKey != null) {
                connection.setRequestProperty("Idempotency-Key", idempotencyKey);
            }
            if (body != null) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setFixedLengthStreamingMode(bytes.length);
                connection.getOutputStream().write(bytes);
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] answer = in == null ? new byte[0] : in.readAllBytes();
                if (status >= 400) {
                    String said =
                            method + " " + path + ": " + status + " " + new String(answer, StandardCharsets.UTF_8);
                    int later = connection.getHeaderFieldInt("Retry-After", 0);
                    throw later > 0 ? new Later(said, later) : new Refused(said);
                }
                return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
