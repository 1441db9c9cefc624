package redress.intake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDocuments;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

/** Intake as it runs, on a Kafka and a document store of its own; shared by the tests of a run. */
public final class RunningIntake {

    private static final byte[] SERVICE_SECRET = new byte[32];

    private final EmbeddedBroker broker;
    private final EmbeddedDocuments documents;
    private final RSAKey people;
    private final ConfigurableApplicationContext context;

    private static final class Shared {
        private static final RunningIntake INSTANCE = new RunningIntake(Map.of());
    }

    public static RunningIntake shared() {
        return Shared.INSTANCE;
    }

    RunningIntake(Map<String, Object> settings) {
        try {
            broker = EmbeddedBroker.start(Files.createTempDirectory("kafka"), 0);
            documents = EmbeddedDocuments.start(Files.createTempDirectory("documents"), 0);
            people = new RSAKeyGenerator(2048).keyID("sample").generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        String key = Base64.getEncoder()
                .encodeToString("a key of exactly thirty-two byte".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.port",
                0,
                "spring.mongodb.uri",
                documents.uri("redress"),
                "spring.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "redress.platform.mongo.embedded",
                true,
                "redress.platform.service-secret",
                Base64.getEncoder().encodeToString(SERVICE_SECRET),
                "redress.platform.tokens.jwks-uri",
                keys(),
                "redress.intake.identity-key",
                key,
                "redress.intake.receipt-key",
                key));
        all.put("spring.config.name", "redress-intake");
        all.putAll(settings);
        context = new SpringApplicationBuilder(IntakeApplication.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private String keys() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = new JWKSet(people.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    String kafka() {
        return broker.bootstrapServers();
    }

    EmbeddedDocuments documents() {
        return documents;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Brings an event to intake as another service would. */
    void publish(Event event, long seq) {
        bean(EventPublisher.class)
                .send(new Outgoing(
                        UUID.randomUUID().toString(),
                        seq,
                        EventType.of(event).wireName(),
                        event.key(),
                        Instant.now(),
                        EventJson.write(event),
                        1))
                .join();
    }

    /** A token of a person with these grants. */
    String person(String... grants) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("sample").build(),
                    claims("redress-portal", "sample-person", grants));
            token.sign(new RSASSASigner(people));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String service(String name) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    claims("redress-service", "service:" + name, "service/" + name + "/ask"));
            token.sign(new MACSigner(SERVICE_SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(String issuer, String subject, String... grants) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .claim("grants", List.of(grants))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
    }

    void close() {
        context.close();
        broker.close();
        documents.close();
    }
}
