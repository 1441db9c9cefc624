package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {

    private Instant now = Instant.parse("2026-04-07T09:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void isMadeAnewWhenAClockThatWasAheadIsRightAgain() throws Exception {
        ServiceToken token = new ServiceToken(
                "triage", "register", new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()), clock);
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
}
