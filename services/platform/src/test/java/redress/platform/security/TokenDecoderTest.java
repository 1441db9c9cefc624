package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

class TokenDecoderTest {

    private Instant now = Clock.systemUTC().instant();
    private final InstantSource source = () -> now;
    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void checksATokenOnceUntilItEnds() throws JOSEException {
        JWKSet keys = new JWKSet(new RSAKeyGenerator(2048).generate());
        TokenDecoder tokens = new TokenDecoder(
                (selector, context) -> {
                    checks.incrementAndGet();
                    return selector.select(keys);
                },
                Map.of(),
                Set.of(),
                source.withZone(ZoneOffset.UTC));
        String token = token(keys);

        assertThat(tokens.decode(token).getSubject()).isEqualTo("sample-person");
        tokens.decode(token);
        assertThat(checks).hasValue(1);
        now = now.plus(Duration.ofMinutes(5));
        tokens.decode(token);
        assertThat(checks).as("it has ended: the full check decides").hasValue(2);
    }

    private String token(JWKSet keys) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(TokenDecoder.PEOPLE_ISSUER)
                .subject("sample-person")
                .audience(List.of(TokenDecoder.PEOPLE_AUDIENCE))
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(5)))
                .build();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(keys))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                .getTokenValue();
    }
}
