package redress.platform.security;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who sent the request that this thread answers, by the token that was checked: for what is asked before a form is read. */
public final class CurrentCaller {

    private CurrentCaller() {}

    /** @return null where no token was sent */
    public static @Nullable Caller find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return null;
        }
        Set<String> grants = new HashSet<>();
        for (GrantedAuthority authority : token.getAuthorities()) {
            String grant = authority.getAuthority();
            if (grant != null && grant.indexOf('/') > 0) {
                grants.add(grant);
            }
        }
        return new Caller(token.getName(), grants);
    }
}
