package redress.portal.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;
import redress.portal.tokens.RealTime;

/** The tokens in sign-in links: each good for fifteen minutes and for one use, also across a restart and several portals. */
@Component
class SignInTokens implements OneTimeTokenService {

    static final Duration LASTS = Duration.ofMinutes(15);
    private final MongoOperations mongo;
    private final RealTime time;
    private final PageSecret keys;
    private final Fingerprints fingerprints;

    SignInTokens(MongoOperations mongo, RealTime time, PageSecret keys) {
        this.mongo = mongo;
        this.time = time;
        this.keys = keys;
        this.fingerprints = keys.fingerprints("sign-in link");
    }

    /** The request's user name is the mail address. */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        String secret = Secrets.fresh();
        Instant until = time.now().plus(LASTS);
        mongo.insert(new StoredSignInToken(
                fingerprints.of(secret),
                seal(secret).close(until.getEpochSecond() + " " + request.getUsername()),
                until));
        return new DefaultOneTimeToken(secret, request.getUsername(), until);
    }

    /**
     * Null when it is unknown, too old, or was used before. Taking it out of the store is one atomic step.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored it; it is left there
     */
    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken presented) {
        String secret = presented.getTokenValue();
        if (secret == null) {
            return null;
        }
        StoredSignInToken found = take(secret);
        return found == null || found.sealed() == null || !time.now().isBefore(found.expiresAt())
                ? null
                : seal(secret)
                        .open(found.sealed())
                        .map(text -> opened(secret, text))
                        .orElse(null);
    }

    /** It lies under one of the fingerprints, so taking it is one step all the same. */
    private @Nullable StoredSignInToken take(String secret) {
        for (String id : fingerprints.all(secret)) {
            StoredSignInToken found = new KnownDocuments(mongo).take(id, StoredSignInToken.class);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable OneTimeToken opened(String secret, String text) {
        int space = text.indexOf(' ');
        Instant until = Instant.ofEpochSecond(Long.parseLong(text.substring(0, space)));
        Instant now = time.now();
        return !now.isBefore(until) || until.isAfter(now.plus(LASTS)) // made by a clock that was ahead
                ? null
                : new DefaultOneTimeToken(secret, text.substring(space + 1), until);
    }

    /** Takes both the portal's key and the link's: a row cannot be changed, nor one person's be given to another. */
    private Seal seal(String secret) {
        return keys.seal("sign-in link " + secret);
    }
}
