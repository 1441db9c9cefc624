package redress.portal.errors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import redress.portal.clients.Files;

/**
 * Leads whoever sent a file that the server did not even begin to read back to the page of files, which says how large one may be.
 * Whatever kind of answer they asked for: a browser that is told 413 while it still sends may show nothing at all.
 */
@Component
class TooLargeFile extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> page = page(request);
        if (page.isPresent()) {
            response.sendRedirect(page.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> page(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                && status >= 400
                && status < 500) {
            return Files.afterTooBig(request, path, status == HttpStatus.CONTENT_TOO_LARGE.value());
        }
        return Optional.empty();
    }
}
