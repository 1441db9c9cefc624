package redress.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public APIs; cheap, since the load shares the machine with what it measures. Safe for use by several threads. */
final class Api {

    static final JsonMapper JSON = JsonMapper.shared();
    private final String base;

    /** An answer other than a success; the benchmark counts it as an error of its step. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
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

    JsonNode post(String path, @Nullable String token, String body) {
        return call("POST", path, token, null, body);
    }

    JsonNode file(String body, String idempotencyKey) {
        return call("POST", "/api/reports", null, idempotencyKey, body);
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
                connection.setRequestProperty("Authorization", "Bearer " + token);
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
                    throw new Refused(
                            method + " " + path + ": " + status + " " + new String(answer, StandardCharsets.UTF_8));
                }
                return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
