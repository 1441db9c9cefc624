package redress.standalone;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import redress.platform.problems.ProblemResponses;

/**
 * Answers only to the names by which this machine is meant. A page of somebody else, whose name is made to point here, could otherwise
 * read every mail through its visitor's browser.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KnownHosts extends OncePerRequestFilter {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String configured;
    private final ProblemResponses problems = new ProblemResponses();

    KnownHosts(@Value("${redress.portal.url}") String url) {
        String host = URI.create(url).getHost();
        this.configured = host == null ? "localhost" : host.toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (knows(request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "HOST_NOT_KNOWN",
                    "This system answers at http://localhost and at the address set as REDRESS_PORTAL_URL. Use one of these.");
        }
    }

    boolean knows(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String host = header.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return LOCAL.contains(host) || host.equals(configured);
    }
}
