package redress.platform.securitylog;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees every request of an API on its way in and out, outside whatever may refuse it, and writes its line before the first byte of the
 * answer leaves.
 */
final class RequestFilter extends OncePerRequestFilter {

    private final SecurityLog log;

    RequestFilter(SecurityLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // as it is read for finding who answers, not as it was written
        String path = request.getServletPath();
        return !(path.startsWith("/api/")
                || path.startsWith("/internal/")
                || path.startsWith("/actuator") && !path.startsWith("/actuator/health"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(response, status -> write(request, status));
        try {
            chain.doFilter(request, answer);
        } catch (IOException | ServletException | RuntimeException e) {
            answer.seen.with(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw e;
        }
        answer.seen.with(answer.getStatus());
    }

    private void write(HttpServletRequest request, int status) {
        new RequestLine(request).of(status).ifPresent(log::note);
    }

    /** The first who knows the status says it. */
    private static final class Seen {

        private final IntConsumer first;
        private boolean said;

        Seen(IntConsumer first) {
            this.first = first;
        }

        void with(int status) {
            if (!said) {
                said = true;
                first.accept(status);
            }
        }
    }

    /** An error that is sent has no status yet at the moment at which the answer is committed. */
    private static final class Answer extends HttpServletResponseWrapper {

        private final Seen seen;

        Answer(HttpServletResponse response, IntConsumer first) {
            this(response, new Seen(first));
        }

        private Answer(HttpServletResponse response, Seen seen) {
            super(new OnCommittedResponseWrapper(response) {
                @Override
                protected void onResponseCommitted() {
                    seen.with(getStatus());
                }
            });
            this.seen = seen;
        }

        @Override
        public void sendError(int status) throws IOException {
            seen.with(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            seen.with(status);
            super.sendError(status, message);
        }
    }
}
