package redress.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens against real time: those of people by the portal's public keys, those of each service by its own. Who signed it decides
 * what a token can say: a service is nobody but itself, asks only whom the token names, and for minutes. A token that was checked is
 * remembered until it ends, since a person makes many calls with one.
 */
final class TokenDecoder implements JwtDecoder {

    static final String PEOPLE_ISSUER = "redress-portal";

    /** Whom a person's token is for: every service of the installation. */
    static final String PEOPLE_AUDIENCE = "redress";

    /** What the name of a service begins with, as issuer, subject and authority. */
    static final String SERVICE = "service/";

    /** What no service's token may bring: a service is nobody but itself. */
    private static final String GRANTS = "grants";

    /** How often the person's sign-ins had been ended when this one began. */
    static final String SIGN_OUTS = "sign_outs";

    private static final Duration LONGEST_OF_PEOPLE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int REMEMBERED = 1_000;
    private static final int LONGEST_TOKEN = 16_384;

    private final NimbusJwtDecoder people;
    private final Map<String, NimbusJwtDecoder> services = new HashMap<>();
    private final Clock realTime;
    private final Cache<String, Jwt> checked = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(LONGEST_OF_PEOPLE)
            .build();

    /**
     * @param known the public keys of each service
     * @param here the services that run in this process, which alone a service's token may be for
     */
    TokenDecoder(JWKSource<SecurityContext> portal, Map<String, JWKSet> known, Set<String> here, Clock realTime) {
        this.realTime = realTime;
        people = decoder(
                JWSAlgorithm.RS256,
                portal,
                List.of(
                        new JwtIssuerValidator(PEOPLE_ISSUER),
                        claim("names no person", jwt -> isPerson(jwt.getSubject())),
                        claim(
                                "is not for this installation",
                                jwt -> audience(jwt).contains(PEOPLE_AUDIENCE)),
                        living(LONGEST_OF_PEOPLE)));
        known.forEach((service, keys) -> services.put(
                SERVICE + service,
                decoder(
                        JWSAlgorithm.ES256,
                        new ImmutableJWKSet<>(keys),
                        List.of(
                                new JwtIssuerValidator(SERVICE + service),
                                claim(
                                        "names another than its issuer",
                                        jwt -> (SERVICE + service).equals(jwt.getSubject())),
                                claim(
                                        "is for another service",
                                        jwt -> audience(jwt).stream().anyMatch(here::contains)),
                                claim("brings grants, which a service has none of", jwt -> !jwt.hasClaim(GRANTS)),
                                living(ServiceToken.LONGEST)))));
    }

    /** Whom a token that was checked here names: none is let through that names nobody. */
    static String subject(Jwt checked) {
        return Objects.requireNonNull(checked.getSubject());
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = checked.getIfPresent(token);
        if (known != null && ends(known).isAfter(realTime.instant())) {
            return known;
        }
        if (token.length() > LONGEST_TOKEN) {
            throw new BadJwtException("The token is too long");
        }
        String issuer = issuerOf(token);
        NimbusJwtDecoder decoder = issuer.startsWith(SERVICE) ? services.get(issuer) : people;
        if (decoder == null) {
            throw new BadJwtException("No such service is known here");
        }
        Jwt jwt = decoder.decode(token);
        checked.put(token, jwt);
        return jwt;
    }

    private static NimbusJwtDecoder decoder(
            JWSAlgorithm algorithm, JWKSource<SecurityContext> keys, List<OAuth2TokenValidator<Jwt>> rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // these rules do it, and by the same clock
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW), new DelegatingOAuth2TokenValidator<>(rules)));
        return decoder;
    }

    /** Ends, and no later than so long after it was issued. */
    private static OAuth2TokenValidator<Jwt> living(Duration longest) {
        return claim("lives too long", jwt -> {
            Instant issued = jwt.getIssuedAt();
            Instant until = jwt.getExpiresAt();
            return issued != null
                    && until != null
                    && !until.isAfter(issued.plus(longest))
                    && !issued.isAfter(Clock.systemUTC().instant().plus(SKEW));
        });
    }

    private static OAuth2TokenValidator<Jwt> claim(String fault, Predicate<Jwt> rule) {
        OAuth2Error error = new OAuth2Error("invalid_token", "The token " + fault, null);
        return jwt -> rule.test(jwt) ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
    }

    private static boolean isPerson(@Nullable String subject) {
        return subject != null && !subject.isEmpty() && !subject.startsWith(SERVICE);
    }

    private static List<String> audience(Jwt jwt) {
        List<String> audience = jwt.getAudience();
        return audience == null ? List.of() : audience;
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
