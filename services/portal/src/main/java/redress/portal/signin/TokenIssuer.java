package redress.portal.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Issues the tokens by which the services know people: RS256, five minutes. They say who somebody is; what they may do is looked up. */
@Component
class TokenIssuer {

    static final Duration LASTS = Duration.ofMinutes(5);

    /** One that is used again has most of its life before it. */
    private static final Duration USED_AGAIN = Duration.ofMinutes(2);

    private static final int MOST_USED_AGAIN = 10_000;
    private static final String ISSUER = "redress-portal";

    /** Every service of the installation. */
    private static final String AUDIENCE = "redress";

    private final SigningKey signing;
    private final RealTime time;
    private final Cache<Holder, Issued> latest = Caffeine.newBuilder()
            .maximumSize(MOST_USED_AGAIN)
            .expireAfterWrite(USED_AGAIN)
            .build();

    private record Holder(String personId, int signOuts) {}

    /** @param until the second from which it is worth nothing */
    record Issued(String token, Instant until) {

        /** Shows no token, also in logs. */
        @Override
        public String toString() {
            return "Issued[" + until + "]";
        }
    }

    TokenIssuer(SigningKey signing, RealTime time) {
        this.signing = signing;
        this.time = time;
    }

    /** Signing takes long, so a token is used for two minutes. */
    Issued current(Person person) {
        return latest.get(new Holder(person.personId(), person.signOuts()), holder -> issue(person, time.now()));
    }

    Issued issue(Person person, Instant now) {
        Instant until = Instant.ofEpochSecond(now.plus(LASTS).getEpochSecond());
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.key().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(person.personId())
                        .audience(AUDIENCE)
                        .claim("sign_outs", person.signOuts())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(until))
                        .build());
        try {
            jwt.sign(new RSASSASigner(signing.key()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Issued(jwt.serialize(), until);
    }

    /** The public half, as the services fetch it. */
    Map<String, Object> publicKeys() {
        return new JWKSet(signing.key().toPublicJWK()).toJSONObject(true);
    }
}
