package redress.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import redress.platform.problems.Refusal;

/** Asks for the token that an operation needs before anything of the body is read. */
final class CallerFirst implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && needsCaller(method) && CurrentCaller.find() == null) {
            throw tokenNeeded();
        }
        return true;
    }

    static Refusal tokenNeeded() {
        return Refusal.of(HttpStatus.UNAUTHORIZED, "TOKEN_NEEDED", "Send a valid token in the header Authorization.");
    }

    private static boolean needsCaller(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Caller.class
                    && Nullness.forMethodParameter(parameter) != Nullness.NULLABLE) {
                return true;
            }
        }
        return false;
    }
}
