package redress.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import redress.platform.problems.Refusal;

/** Lets a service in where {@link AskedBy} names it, before anything of the request is read. */
final class InternalCalls implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller)) {
            throw Refusal.of(
                    HttpStatus.UNAUTHORIZED, "TOKEN_NEEDED", "Send a valid token in the header Authorization.");
        }
        AskedBy asked = handler instanceof HandlerMethod method ? method.getMethodAnnotation(AskedBy.class) : null;
        if (!named(asked, caller)) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "Only some services may ask for this.");
        }
        return true;
    }

    private static boolean named(@Nullable AskedBy asked, Authentication caller) {
        return asked != null
                && Stream.of(asked.value())
                        .anyMatch(service -> caller.getAuthorities().stream()
                                .anyMatch(authority ->
                                        (TokenDecoder.SERVICE + service).equals(authority.getAuthority())));
    }
}
