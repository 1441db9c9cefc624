package redress.portal.signin;

import java.time.Instant;

/**
 * A person with the token that the services trust.
 *
 * @param sessionKey the print under which the session is stored; lost at sign-out
 */
public record SignedIn(Person person, String token, Instant until, String sessionKey) {

    public String name() {
        return person.name();
    }

    /** Shows no token, also in logs. */
    @Override
    public String toString() {
        return person.toString();
    }
}
