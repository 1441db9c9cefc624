package redress.platform.security;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import redress.platform.web.Refusal;

/** Gives a controller its {@link Caller}; a parameter that may be null is null for somebody without a token. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            Set<String> grants = new HashSet<>();
            for (GrantedAuthority authority : token.getAuthorities()) {
                String grant = authority.getAuthority();
                if (grant != null && grant.indexOf('/') > 0) {
                    grants.add(grant);
                }
            }
            return new Caller(token.getName(), grants);
        }
        if (Nullness.forMethodParameter(parameter) == Nullness.NULLABLE) {
            return null;
        }
        throw Refusal.of(HttpStatus.UNAUTHORIZED, "TOKEN_NEEDED", "Send a valid token in the header Authorization.");
    }
}
