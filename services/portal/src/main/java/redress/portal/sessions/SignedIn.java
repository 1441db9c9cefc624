package redress.portal.sessions;

import java.time.Instant;
import redress.portal.tokens.Account;
import redress.portal.tokens.TokenIssuer.Issued;

/**
 * A person with the token that the services trust.
 *
 * @param issued that token, which lives for minutes
 * @param until when the sign-in ends
 * @param sessionKey the print under which the session is stored; lost at sign-out
 */
public record SignedIn(Account person, Issued issued, Instant until, String sessionKey) {

    /** To be sent as a bearer token, now and not later. */
    public String token() {
        return issued.token();
    }

    public String name() {
        return person.name();
    }

    /** Shows no token, also in logs. */
    @Override
    public String toString() {
        return person.toString();
    }
}
