package redress.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redress.events.EventJson;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.messaging.reading.Envelope;
import redress.notification.delivery.FaultySmtp;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;

/** Notification as it runs, with a mail server of its own that can fail; the other services are stubs. */
final class RunningNotification implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final FaultySmtp smtp = new FaultySmtp();
    private final HttpServer others;

    /** Cases in which nobody has a part, as triage says. */
    final Set<String> notTheirs = ConcurrentHashMap.newKeySet();

    volatile boolean triageIsAway;
    private final ConfigurableApplicationContext context;

    RunningNotification() {
        try {
            others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        others.createContext("/", this::answer);
        others.start();
        String other = "http://localhost:" + others.getAddress().getPort();
        Map<String, Object> settings = Backends.shared().settings("notification", Set.of(Part.KAFKA, Part.DOCUMENTS));
        settings.putAll(Map.of(
                "spring.config.name",
                "redress-notification",
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                smtp.port(),
                "redress.services.register.url",
                other,
                "redress.services.intake.url",
                other,
                "redress.services.triage.url",
                other,
                "redress.notification.delivery.journal",
                Backends.shared().folder("notices-in-hand"),
                "redress.notification.delivery.look-every",
                "200ms"));
        context = new SpringApplicationBuilder(NotificationApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        String body;
        if (asked.startsWith("/internal/triage/due")) {
            body = "{\"cases\":[]}";
        } else if (asked.startsWith("/api/register/compacts/")) {
            body = "{\"name\":\"Thurrock Compact\"}";
        } else if (asked.startsWith("/internal/triage/roles/")) {
            body = "{\"roles\":[" + roles(asked) + "]}";
        } else if (asked.contains("/reporter-address")) {
            body = "{\"email\":\"manager@sample-cvs.example\"}";
        } else if (asked.contains("/steering")) {
            String officer = "[{\"personId\":\"sample-thurrock-officer\",\"grant\":\"compact/thurrock/officer\"}]";
            body = "{\"officers\":" + officer + ",\"chairs\":" + officer + "}";
        } else if (exchange.getRequestURI().getQuery().contains("thurrock/officer")) {
            body = person("sample-thurrock-officer", "compact/thurrock/officer");
        } else if (exchange.getRequestURI().getQuery().contains("thurrock-council")) {
            body = person("sample-thurrock-council-contact", "body/thurrock-council/contact");
        } else {
            body = "[]";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean away = triageIsAway && asked.startsWith("/internal/triage/");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Each case asked about, unless it is another's by now. */
    private String roles(String asked) {
        return Stream.of(asked.replaceFirst(".*[?]", "").split("&"))
                .map(each -> each.replace("caseId=", ""))
                .filter(caseId -> !notTheirs.contains(caseId))
                .map(caseId -> "{\"caseId\":\"" + caseId + "\",\"role\":\"OFFICER\"}")
                .collect(Collectors.joining(","));
    }

    private static String person(String id, String grant) {
        return "[{\"personId\":\"" + id + "\",\"name\":\"Sample\",\"email\":\"" + id
                + "@people.example\",\"grants\":[\"" + grant + "\"]}]";
    }

    FaultySmtp smtp() {
        return smtp;
    }

    String kafka() {
        return Backends.shared().kafka();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Brings an event as another service would. */
    void publish(Envelope envelope) {
        bean(EventPublisher.class)
                .send(new Outgoing(
                        envelope.id(),
                        envelope.seq(),
                        envelope.type().topic().wireName(),
                        envelope.type().wireName(),
                        envelope.event().key(),
                        envelope.time(),
                        EventJson.write(envelope.event()),
                        1))
                .join();
    }

    HttpResponse<String> get(String path, String... token) {
        return send(HttpRequest.newBuilder(uri(path)).GET(), token);
    }

    HttpResponse<String> post(String path, String... token) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()), token);
    }

    HttpResponse<String> put(String path, String json, String... token) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)),
                token);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... token) {
        try {
            for (String each : token) {
                request.header("Authorization", "Bearer " + each);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String token(String personId, String... grants) {
        return Backends.shared().tokens().person(personId, grants);
    }

    @Override
    public void close() {
        context.close();
        smtp.close();
        others.stop(0);
    }
}
