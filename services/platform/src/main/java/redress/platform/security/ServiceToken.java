package redress.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** The token with which a service asks its siblings; renewed well before it ends. */
final class ServiceToken {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final String service;
    private final byte[] secret;
    private final Clock realTime;
    private volatile Made made = new Made("", Instant.MIN);

    private record Made(String token, Instant renewAt) {}

    ServiceToken(String service, byte[] secret, Clock realTime) {
        this.service = service;
        this.secret = secret.clone();
        this.realTime = realTime;
    }

    String current() {
        Instant now = realTime.instant();
        Made current = made;
        if (now.isAfter(current.renewAt)) {
            current = new Made(mint(now), now.plus(LIFE.dividedBy(2)));
            made = current;
        }
        return current.token;
    }

    private String mint(Instant now) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(Tokens.SERVICE_ISSUER)
                        .subject("service:" + service)
                        .claim(Tokens.GRANTS, List.of("service/" + service + "/ask"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service secret cannot sign", e);
        }
        return token.serialize();
    }
}
