package redress.portal.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;
import redress.portal.pages.Secrets;

/** The tokens in sign-in links: each good for fifteen minutes and for one use, also across a restart and several portals. */
@Component
class SignInTokens implements OneTimeTokenService {

    static final Duration LASTS = Duration.ofMinutes(15);
    private final MongoOperations mongo;
    private final RealTime time;

    SignInTokens(MongoOperations mongo, RealTime time) {
        this.mongo = mongo;
        this.time = time;
    }

    /** The request's user name is the mail address. */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        String secret = Secrets.fresh();
        Instant until = time.now().plus(LASTS);
        mongo.insert(new StoredSignInToken(Secrets.printOf(secret), request.getUsername(), until));
        return new DefaultOneTimeToken(secret, request.getUsername(), until);
    }

    /** Null when it is unknown, too old, or was used before. Taking it out of the store is one atomic step. */
    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken presented) {
        String secret = presented.getTokenValue();
        StoredSignInToken found = mongo.findAndRemove(
                Query.query(Criteria.where("_id").is(Secrets.printOf(secret == null ? "" : secret))),
                StoredSignInToken.class);
        Instant now = time.now();
        return found == null
                        || !now.isBefore(found.expiresAt())
                        || found.expiresAt().isAfter(now.plus(LASTS)) // made by a clock that was ahead
                ? null
                : new DefaultOneTimeToken(secret, found.email(), found.expiresAt());
    }
}
