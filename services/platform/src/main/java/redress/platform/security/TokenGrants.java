package redress.platform.security;

import java.util.Collection;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the person of a token may act as now. */
public interface TokenGrants {

    /**
     * @param token of a person, checked
     * @throws org.springframework.security.oauth2.server.resource.InvalidBearerTokenException if the sign-in has ended
     * @throws org.springframework.security.authentication.AuthenticationServiceException if it cannot be told
     */
    Collection<String> of(Jwt token);
}
