package redress.platform.security;

import java.util.Collection;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Looks up what a person may act as when they act: a token says who they are, and no more. */
final class GrantsAtUse implements TokenGrants {

    private final KnownPeople people;

    GrantsAtUse(KnownPeople people) {
        this.people = people;
    }

    @Override
    public Collection<String> of(Jwt token) {
        try {
            return people.find(TokenDecoder.subject(token))
                    .filter(person -> signOuts(token) >= person.signOuts())
                    .map(KnownPerson::grants)
                    .orElseThrow(() -> new InvalidBearerTokenException("The sign-in has ended"));
        } catch (PeopleUnavailable away) {
            throw new AuthenticationServiceException("It cannot be told what the person may act as", away);
        }
    }

    private static long signOuts(Jwt token) {
        return token.getClaim(TokenDecoder.SIGN_OUTS) instanceof Number said ? said.longValue() : 0;
    }
}
