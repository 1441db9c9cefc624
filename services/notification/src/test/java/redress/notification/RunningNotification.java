package redress.notification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
import java.nio.file.Files;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redress.events.EventJson;
import redress.notification.delivery.FaultySmtp;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDocuments;
import redress.platform.messaging.Envelope;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

/** Notification as it runs, on a Kafka, a document store and a mail server of its own; the other services are stubs. */
final class RunningNotification implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final FaultySmtp smtp = new FaultySmtp();
    private final HttpServer others;
    private final EmbeddedBroker broker;
    private final EmbeddedDocuments documents;
    private final RSAKey people;
    private final ConfigurableApplicationContext context;

    RunningNotification() {
        try {
            broker = EmbeddedBroker.start(Files.createTempDirectory("kafka"), 0);
            documents = EmbeddedDocuments.start(Files.createTempDirectory("documents"), 0);
            people = new RSAKeyGenerator(2048).keyID("sample").generate();
            others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        others.createContext("/", this::answer);
        others.start();
        String other = "http://localhost:" + others.getAddress().getPort();
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("spring.config.name", "redress-notification"),
                Map.entry("server.port", 0),
                Map.entry("spring.mongodb.uri", documents.uri("redress")),
                Map.entry("spring.kafka.bootstrap-servers", broker.bootstrapServers()),
                Map.entry("spring.mail.host", "127.0.0.1"),
                Map.entry("spring.mail.port", smtp.port()),
                Map.entry("redress.platform.mongo.embedded", true),
                Map.entry("redress.platform.service-secret", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("redress.platform.tokens.jwks-uri", other + "/.well-known/jwks.json"),
                Map.entry("redress.services.register.url", other),
                Map.entry("redress.services.intake.url", other),
                Map.entry("redress.notification.delivery.look-every", "200ms"));
        context = new SpringApplicationBuilder(NotificationApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        String body;
        if (asked.startsWith("/.well-known")) {
            body = new JWKSet(people.toPublicJWK()).toString();
        } else if (asked.contains("/reporter-address")) {
            body = "{\"email\":\"manager@sample-cvs.example\",\"name\":\"Sample Manager\"}";
        } else if (exchange.getRequestURI().getQuery().contains("thurrock/officer")) {
            body = person("sample-thurrock-officer", "compact/thurrock/officer");
        } else if (exchange.getRequestURI().getQuery().contains("thurrock-council")) {
            body = person("sample-thurrock-council-contact", "body/thurrock-council/contact");
        } else {
            body = "[]";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String person(String id, String grant) {
        return "[{\"personId\":\"" + id + "\",\"name\":\"Sample\",\"email\":\"" + id
                + "@people.example\",\"grants\":[\"" + grant + "\"]}]";
    }

    FaultySmtp smtp() {
        return smtp;
    }

    String kafka() {
        return broker.bootstrapServers();
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
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("sample").build(),
                    new JWTClaimsSet.Builder()
                            .issuer("redress-portal")
                            .subject(personId)
                            .claim("grants", List.of(grants))
                            .expirationTime(
                                    Date.from(Clock.systemUTC().instant().plusSeconds(600)))
                            .build());
            token.sign(new RSASSASigner(people));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        smtp.close();
        others.stop(0);
        broker.close();
        documents.close();
    }
}
