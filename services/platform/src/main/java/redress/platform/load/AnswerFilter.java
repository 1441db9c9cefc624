package redress.platform.load;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import redress.platform.load.Turns.Turn;

/** Around everything that makes an answer: see {@link BufferedAnswer}. */
final class AnswerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private final transient LoadProperties load;

    AnswerFilter(LoadProperties load) {
        this.load = load;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(Turns.ATTRIBUTE) instanceof Turn turn)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            // What says that something failed asks nobody, and must not fail for want of a place.
            turn.work();
        }
        BufferedAnswer answer = new BufferedAnswer(
                response, turn, new Pace(load.grace(), load.leastRate().toBytes()));
        try {
            chain.doFilter(request, answer);
        } catch (InvalidParameterException unreadable) {
            // A form that was broken off or is none: its sender's fault, and nothing to log.
            if (response.isCommitted()) {
                throw unreadable;
            }
            answer.sendError(unreadable.getErrorCode());
        }
        answer.finish();
    }
}
