package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls intake over HTTP. */
public final class Caller {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "sample-boundary";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;

    record Answer(int status, byte[] body, HttpResponse<byte[]> response) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The fields that a problem names. */
        List<String> fields() {
            List<String> fields = new ArrayList<>();
            JsonNode errors = json().get("errors");
            if (errors != null) {
                StreamSupport.stream(errors.spliterator(), false)
                        .forEach(error -> fields.add(error.get("field").asString()));
            }
            return fields;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Caller(String base) {
        this.base = base;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), with(headers, "Content-Type", "application/json"));
    }

    Answer file(String key, String body) {
        return post("/api/reports", body, "Idempotency-Key", key);
    }

    /** What intake answers when it takes Thurrock's report. */
    public JsonNode filed() {
        Answer answer = file(key(), SampleReports.thurrock().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** A key under which nothing was filed yet. */
    static String key() {
        return UUID.randomUUID().toString();
    }

    static String path(JsonNode filed) {
        return "/api/reports/" + filed.get("reference").asString();
    }

    static String[] receipt(JsonNode filed) {
        return new String[] {"Redress-Receipt", filed.get("receipt").asString()};
    }

    static String[] token(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    Answer upload(String path, String name, byte[] content, String... headers) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        try {
            form.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.write(content);
            form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(form.toByteArray()),
                with(headers, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }
}
