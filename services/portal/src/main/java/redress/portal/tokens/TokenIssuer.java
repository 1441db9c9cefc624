package redress.portal.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Issues the tokens by which the services know people: RS256, five minutes. They say who somebody is; what they may do is looked up. */
@Component
public class TokenIssuer {

    static final Duration LASTS = Duration.ofMinutes(5);

    /** One that is used again has most of its life before it. */
    private static final Duration USED_AGAIN = Duration.ofMinutes(2);

    private static final int MOST_USED_AGAIN = 10_000;
    private static final String ISSUER = "redress-portal";

    /** Every service of the installation. */
    private static final String AUDIENCE = "redress";

    private final JWKSet keys;
    private final JwtEncoder encoder;
    private final RealTime time;
    private final Cache<Holder, Issued> latest = Caffeine.newBuilder()
            .maximumSize(MOST_USED_AGAIN)
            .expireAfterWrite(USED_AGAIN)
            .build();

    private record Holder(String personId, int signOuts) {}

    /** @param until the second from which it is worth nothing */
    public record Issued(String token, Instant until) {

        /** Shows no token, also in logs. */
        @Override
        public String toString() {
            return "Issued[" + until + "]";
        }
    }

    TokenIssuer(SigningKey signing, RealTime time) {
        JWKSet pair = new JWKSet(signing.key());
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(pair));
        this.keys = pair.toPublicJWKSet();
        this.time = time;
    }

    /** Signing takes long, so a token is used for two minutes. */
    public Issued current(Account person) {
        return latest.get(new Holder(person.personId(), person.signOuts()), holder -> issue(person, time.now()));
    }

    Issued issue(Account person, Instant now) {
        Instant until = Instant.ofEpochSecond(now.plus(LASTS).getEpochSecond());
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(person.personId())
                .audience(List.of(AUDIENCE))
                .claim("sign_outs", person.signOuts())
                .issuedAt(now)
                .expiresAt(until)
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return new Issued(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), until);
    }

    /** The public half, as the services fetch it. */
    public Map<String, Object> publicKeys() {
        return keys.toJSONObject(true);
    }
}
