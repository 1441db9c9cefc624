package redress.platform.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
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
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import redress.platform.security.ServiceKeyPair;

/** The keys by which the sample service checks tokens, and tokens of every kind. */
public final class SampleKeys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Of the sample service, and of another that may ask it. */
    static final ServiceKeyPair SAMPLE = ServiceKeyPair.fresh();

    static final ServiceKeyPair OTHER = ServiceKeyPair.fresh();

    public static final RSAKey PEOPLE = key("people");
    static final RSAKey STRANGER = key("stranger");

    /** Whether the keys cannot be had. */
    static volatile boolean down;

    /** Whether nobody tells what people may act as. */
    static volatile boolean peopleDown;

    /** What is answered about each person. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    /** How often the keys were fetched. */
    static final AtomicInteger FETCHED = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("keys", settings()));
    }

    /** What a service needs to know to check these tokens. */
    public static Map<String, Object> settings() {
        String base = serve();
        return Map.of(
                "spring.application.name",
                "sample",
                "redress.platform.tokens.jwks-uri",
                base + "/keys",
                "redress.services.register.url",
                base,
                "redress.platform.service-keys.own.sample",
                SAMPLE.privateKey(),
                "redress.platform.service-keys.known.sample",
                SAMPLE.publicKey(),
                "redress.platform.service-keys.known.other",
                OTHER.publicKey());
    }

    /** From now on this is what is known of a person. */
    static void knows(String personId, int signOuts, String... grants) {
        KNOWN.put(
                personId,
                "{\"personId\":\"%s\",\"grants\":[%s],\"signOuts\":%d}"
                        .formatted(
                                personId,
                                Stream.of(grants).map("\"%s\""::formatted).collect(Collectors.joining(",")),
                                signOuts));
    }

    /** A token of somebody of whom is known that they may act as all this. */
    public static String token(RSAKey key, @Nullable String issuer, int secondsToLive, String... grants)
            throws JOSEException {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new RSASSASigner(key),
                claims(issuer, secondsToLive, grants).build());
    }

    /** @param differently changes what it says */
    static String person(Consumer<JWTClaimsSet.Builder> differently) throws JOSEException {
        JWTClaimsSet.Builder claims = claims("redress-portal", 60);
        differently.accept(claims);
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(PEOPLE.getKeyID())
                        .build(),
                new RSASSASigner(PEOPLE),
                claims.build());
    }

    static String withoutEnd() throws JOSEException {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(PEOPLE.getKeyID())
                        .build(),
                new RSASSASigner(PEOPLE),
                claims("redress-portal", 0).expirationTime(null).build());
    }

    /** A token that is signed as that of a service is. */
    static String service(ServiceKeyPair keys, Consumer<JWTClaimsSet.Builder> differently) {
        try {
            Instant now = Clock.systemUTC().instant();
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer("service/other")
                    .subject("service/other")
                    .audience("sample")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)));
            differently.accept(claims);
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys.privateKey())));
            return sign(new JWSHeader(JWSAlgorithm.ES256), new ECDSASigner(key), claims.build());
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with what everybody knows, as if it were a secret. */
    static String byThePublicKey() throws JOSEException {
        return sign(
                new JWSHeader(JWSAlgorithm.HS256),
                new MACSigner(Base64.getDecoder().decode(OTHER.publicKey())),
                claims("service/other", 60).audience("sample").build());
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims(@Nullable String issuer, int secondsToLive, String... grants) {
        Instant until = Clock.systemUTC().instant().plusSeconds(secondsToLive);
        String person = grants.length == 0 ? "sample-person" : "sample-person-" + Arrays.hashCode(grants);
        knows(person, 0, grants);
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person)
                .audience("redress")
                .issueTime(Date.from(until.minusSeconds(Math.max(secondsToLive, 60))))
                .expirationTime(Date.from(until));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve() {
        byte[] body = new JWKSet(PEOPLE.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                FETCHED.incrementAndGet();
                exchange.sendResponseHeaders(down ? 500 : 200, down ? -1 : body.length);
                if (!down) {
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.createContext("/internal/register/people/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String known = KNOWN.get(path.substring(path.lastIndexOf('/') + 1));
                byte[] answer =
                        (known == null ? "{\"code\":\"PERSON_NOT_KNOWN\"}" : known).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(peopleDown ? 503 : known == null ? 404 : 200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
