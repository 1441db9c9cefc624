package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {

    private Instant now = Instant.parse("2026-04-07T09:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final ServiceToken token = new ServiceToken("triage", "register", keys().encoder("triage"), clock);

    /** Those who check it find the key by who asks: a name of a key in the token would keep them from it. */
    @Test
    void saysWhoAsksWhomForFiveMinutesAndNoMore() throws Exception {
        SignedJWT made = SignedJWT.parse(token.current());

        assertThat(made.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "ES256"));
        JWTClaimsSet claims = made.getJWTClaimsSet();
        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "iat", "exp");
        assertThat(List.of(claims.getIssuer(), claims.getSubject())).containsOnly("service/triage");
        assertThat(claims.getAudience()).containsExactly("register");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(now);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(now.plus(Duration.ofMinutes(5)));
    }

    @Test
    void isMadeAnewWhenAClockThatWasAheadIsRightAgain() throws Exception {
        Instant present = now;
        now = present.plus(Duration.ofDays(365));
        token.current();
        now = present;
        assertThat(SignedJWT.parse(token.current())
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant())
                .isEqualTo(present.plus(ServiceToken.LONGEST));
    }

    private static ServiceKeys keys() {
        ServiceKeyPair pair = ServiceKeyPair.fresh();
        return new ServiceKeys(new ServiceKeysProperties(
                Map.of("triage", pair.privateKey()), Map.of("triage", List.of(pair.publicKey()))));
    }
}
