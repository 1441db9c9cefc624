package redress.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** The token with which a service asks one sibling and no other; renewed well before it ends. */
final class ServiceToken {

    /** The longest that a receiver takes. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final String asked;
    private final JwtEncoder encoder;
    private final Clock realTime;
    private volatile Made made = new Made("", Instant.MIN);

    private record Made(String token, Instant renewAt) {}

    /**
     * @param service who asks
     * @param asked the service that it asks
     */
    ServiceToken(String service, String asked, JwtEncoder encoder, Clock realTime) {
        this.name = TokenDecoder.SERVICE + service;
        this.asked = asked;
        this.encoder = encoder;
        this.realTime = realTime;
    }

    String current() {
        Instant now = realTime.instant();
        Made current = made;
        // one that is good for longer was made by a clock that was ahead, and nobody takes it
        if (now.isAfter(current.renewAt) || current.renewAt.isAfter(now.plus(LONGEST))) {
            current = new Made(mint(now), now.plus(LONGEST.dividedBy(2)));
            made = current;
        }
        return current.token;
    }

    private String mint(Instant now) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(name)
                .subject(name)
                .audience(List.of(asked))
                .issuedAt(now)
                .expiresAt(now.plus(LONGEST))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
