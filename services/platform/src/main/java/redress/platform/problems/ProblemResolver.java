package redress.platform.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every failure of an API with a problem; pages are left to their own handling. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemResponses problems;

    public ProblemResolver(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!ApiPaths.isApi(request) || e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            return null;
        }
        if (!(e instanceof MultipartException) && DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("The caller went away, or was too slow");
            return new ModelAndView();
        }
        Optional<Refusal> foreseen = Failures.of(e);
        if (foreseen.isEmpty()) {
            LOG.error("{} {} failed unforeseen", request.getMethod(), route(request), Discreet.of(e));
        }
        Refusal refusal = foreseen.orElseGet(() -> Refusal.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "FAILED",
                "Something went wrong on our side. Please try again; if it stays so, tell the people who run"
                        + " the service."));
        if (e instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
        }
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.warn(
                    "{} {} is not available: {}",
                    request.getMethod(),
                    route(request),
                    e.getClass().getName());
        }
        try {
            if (!response.isCommitted()) {
                response.resetBuffer();
                problems.write(response, refusal);
            }
        } catch (IOException gone) {
            LOG.debug("The caller went away before the answer");
        }
        return new ModelAndView();
    }

    /** The route and not the address, which may hold a reference. */
    private static Object route(HttpServletRequest request) {
        Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "an address" : pattern;
    }
}
