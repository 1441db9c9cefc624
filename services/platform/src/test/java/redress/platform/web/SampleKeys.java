package redress.platform.web;

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
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The keys by which the sample service checks tokens, and tokens of every kind. */
final class SampleKeys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    static final RSAKey PEOPLE = key("people");
    static final RSAKey STRANGER = key("stranger");

    /** Whether the keys cannot be had. */
    static volatile boolean down;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("keys", Map.of("redress.platform.tokens.jwks-uri", serve())));
    }

    static String token(RSAKey key, @Nullable String issuer, int secondsToLive, String... grants) throws JOSEException {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new RSASSASigner(key),
                claims(issuer, secondsToLive, grants).build());
    }

    static String withoutEnd() throws JOSEException {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(PEOPLE.getKeyID())
                        .build(),
                new RSASSASigner(PEOPLE),
                claims("redress-portal", 0).expirationTime(null).build());
    }

    static String shared(byte[] secret, String issuer, String... grants) throws JOSEException {
        return sign(
                new JWSHeader(JWSAlgorithm.HS256),
                new MACSigner(secret),
                claims(issuer, 60, grants).build());
    }

    static byte[] secret() {
        return Base64.getDecoder().decode(SECRET);
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims(@Nullable String issuer, int secondsToLive, String... grants) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("sample-person")
                .claim("grants", List.of(grants))
                .expirationTime(Date.from(Clock.systemUTC().instant().plusSeconds(secondsToLive)));
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
                exchange.sendResponseHeaders(down ? 500 : 200, down ? -1 : body.length);
                if (!down) {
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
