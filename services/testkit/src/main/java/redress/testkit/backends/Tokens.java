package redress.testkit.backends;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Gives tokens to sample people and services, and serves the key by which services under test check those of people. */
public final class Tokens {

    /** The secret that the services under test share. */
    public static final String SERVICE_SECRET =
            Base64.getEncoder().encodeToString("a secret that only tests may use".getBytes(StandardCharsets.US_ASCII));

    private final RSAKey key;
    private final String jwksUri;

    Tokens() {
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

    /** A token of a person, valid for ten minutes of real time. */
    public String person(String personId, String... grants) {
        return person(personId, Duration.ofMinutes(10), grants);
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

    /** A token with which a service asks another. */
    public String service(String name) {
        try {
            return sign(
                    new JWSHeader(JWSAlgorithm.HS256),
                    claims("redress-service", "service:" + name, Duration.ofMinutes(10), "service/" + name + "/ask"),
                    new MACSigner(Base64.getDecoder().decode(SERVICE_SECRET)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(String issuer, String subject, Duration life, String... grants) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .claim("grants", List.of(grants))
                .expirationTime(Date.from(Clock.systemUTC().instant().plus(life)))
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
