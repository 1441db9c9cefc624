package redress.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** The token with which a service asks one sibling and no other; renewed well before it ends. */
final class ServiceToken {

    /** The longest that a receiver takes. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final String asked;
    private final JWSSigner signer;
    private final Clock realTime;
    private volatile Made made = new Made("", Instant.MIN);

    private record Made(String token, Instant renewAt) {}

    /**
     * @param service who asks
     * @param asked the service that it asks
     */
    ServiceToken(String service, String asked, JWSSigner signer, Clock realTime) {
        this.name = Tokens.SERVICE + service;
        this.asked = asked;
        this.signer = signer;
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
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .issuer(name)
                        .subject(name)
                        .audience(asked)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LONGEST)))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The key of the service cannot sign", e);
        }
        return token.serialize();
    }
}
