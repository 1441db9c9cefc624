package redress.platform.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Checks tokens: those of people by the portal's public key, those of services by the shared secret, both against real time. A token
 * that was checked is remembered until it ends, since a person makes many calls with one.
 */
final class Tokens implements JwtDecoder {

    static final String PEOPLE_ISSUER = "redress-portal";
    static final String SERVICE_ISSUER = "redress-service";
    static final String GRANTS = "grants";
    private static final int REMEMBERED = 1_000;

    private final NimbusJwtDecoder people;
    private final NimbusJwtDecoder services;
    private final Clock realTime;
    private final Map<String, Jwt> checked = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > REMEMBERED;
        }
    };

    Tokens(String jwksUri, SecretKey secret, Clock realTime) {
        this.realTime = realTime;
        people = NimbusJwtDecoder.withJwkSetUri(jwksUri)
                .restOperations(new RestTemplate(keyRequests()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        people.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(PEOPLE_ISSUER)));
        services = NimbusJwtDecoder.withSecretKey(secret)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        services.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(SERVICE_ISSUER)));
    }

    /** A portal that does not answer must not hold up every request with a token. */
    private static SimpleClientHttpRequestFactory keyRequests() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        return requests;
    }

    @Override
    public Jwt decode(String token) {
        synchronized (checked) {
            Jwt known = checked.get(token);
            if (known != null && ends(known).isAfter(realTime.instant())) {
                return known;
            }
        }
        Jwt jwt = SERVICE_ISSUER.equals(issuerOf(token)) ? services.decode(token) : people.decode(token);
        if (jwt.getExpiresAt() == null) {
            throw new BadJwtException("The token never ends");
        }
        synchronized (checked) {
            checked.put(token, jwt);
        }
        return jwt;
    }

    private static Instant ends(Jwt jwt) {
        return Objects.requireNonNull(jwt.getExpiresAt());
    }

    private static String issuerOf(String token) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            return issuer == null ? "" : issuer;
        } catch (ParseException | RuntimeException e) {
            throw new BadJwtException("The token cannot be read");
        }
    }
}
