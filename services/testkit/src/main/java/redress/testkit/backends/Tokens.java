package redress.testkit.backends;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
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
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redress.platform.security.ServiceKeyPair;

/** Gives tokens to sample people and services, and serves the key by which services under test check those of people. */
public final class Tokens {

    private static final List<String> SERVICES =
            List.of("register", "intake", "triage", "notification", "evidence", "portal");

    private final Map<String, ServiceKeyPair> services = new HashMap<>();
    private final RSAKey key;
    private final String jwksUri;

    Tokens() {
        SERVICES.forEach(name -> services.put(name, ServiceKeyPair.fresh()));
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        jwksUri = serve(new JWKSet(key.toPublicJWK()).toString());
    }

    public String jwksUri() {
        return jwksUri;
    }

    /** A token of a person, valid for five minutes of real time; {@link GrantsInTokens} takes the grants from it. */
    public String person(String personId, String... grants) {
        return person(personId, Duration.ofMinutes(5), grants);
    }

    /** The same token with another five minutes to live if it is about to end, for tests that keep one. */
    public String renewed(String token) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            Instant left = claims.getExpirationTime().toInstant().minus(Duration.ofMinutes(2));
            return Clock.systemUTC().instant().isBefore(left)
                    ? token
                    : person(
                            claims.getSubject(),
                            claims.getStringListClaim("grants").toArray(String[]::new));
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a token of a person", e);
        }
    }

    /** @param life from now, in real time; negative for a token that has ended */
    public String person(String personId, Duration life, String... grants) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims("redress-portal", personId, life, grants),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with which a service asks any other. */
    public String service(String name) {
        return service(name, Objects.requireNonNull(services.get(name), name).privateKey());
    }

    /** The same of a service that runs with a key of its own. */
    public static String service(String name, String privateKey) {
        try {
            ECPrivateKey own = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
            Instant now = Clock.systemUTC().instant();
            return sign(
                    new JWSHeader(JWSAlgorithm.ES256),
                    new JWTClaimsSet.Builder()
                            .issuer("service/" + name)
                            .subject("service/" + name)
                            .audience(SERVICES)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                            .build(),
                    new ECDSASigner(own));
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings by which the services under test know each other; each process holds the keys of all. */
    Map<String, Object> serviceKeys() {
        Map<String, Object> settings = new HashMap<>();
        services.forEach((name, keys) -> {
            settings.put("redress.platform.service-keys.own." + name, keys.privateKey());
            settings.put("redress.platform.service-keys.known." + name, keys.publicKey());
        });
        return settings;
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(String issuer, String subject, Duration life, String... grants) {
        Instant now = Clock.systemUTC().instant();
        Instant until = now.plus(life);
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience("redress")
                .claim("grants", List.of(grants))
                .issueTime(Date.from(until.isAfter(now) ? now : until.minusSeconds(60)))
                .expirationTime(Date.from(until))
                .build();
    }

    private static String serve(String keys) {
        byte[] body = keys.getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(work -> {
                Thread thread = new Thread(work, "test-keys");
                thread.setDaemon(true);
                thread.start();
            });
            server.start();
            return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort() + "/jwks.json";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
