package redress.platform.load;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.springframework.http.HttpStatus;
import redress.platform.load.Turns.Turn;
import redress.platform.problems.ApiPaths;
import redress.platform.problems.ProblemResponses;
import redress.platform.problems.SafeHeaders;

/**
 * Lets requests in one by one as places become free, and sees to it that each leaves its place while its caller is waited for. In front
 * of everything, so that what is refused costs nothing.
 */
final class Admission extends ValveBase {

    /** Of what nobody wanted to read, so much is read all the same, so that the caller gets to see the answer. */
    private static final long MOST_UNWANTED = 64L * 1024 * 1024;

    /** Every form that people fill in by hand is smaller; so many of these may lie in memory as there can be callers. */
    private static final long SMALL = 16 * 1024;

    /** Nothing above this is read but files. */
    private static final long LARGEST = 200 * 1024;

    private static final String BUSY_PAGE = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Very busy just now – Redress</title></head>
        <body><h1>Very busy just now</h1>
        <p>More people are using this service than it can serve at once. Nothing was changed.
        Try again in a few seconds: load this page again, or go back and send your answers again.</p></body></html>
        """;

    private final Turns turns;
    private final LoadProperties load;
    private final ProblemResponses problems = new ProblemResponses();

    Admission(Turns turns, LoadProperties load) {
        super(true);
        this.turns = turns;
        this.load = load;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Without an address it is none that can be read, and is only refused.
        if (request.getRequestURI() == null || InnerCalls.mark().equals(request.getHeader(InnerCalls.HEADER))) {
            getNext().invoke(request, response);
            return;
        }
        Turn turn = always(request) ? turns.always() : turns.ordinary();
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        InputBuffer untimed = coyote.getInputBuffer();
        TimedBody body = new TimedBody(
                untimed,
                chunked(request) ? -1 : Math.max(0, coyote.getContentLengthLong()),
                turn,
                new Pace(load.grace(), load.leastRate().toBytes()));
        coyote.setInputBuffer(body);
        request.setAttribute(TimedBody.ATTRIBUTE, body);
        try {
            answer(request, response, turn);
            turn.waitForCaller(1);
            response.finishResponse();
            if (!coyote.hasExpectation()) {
                body.swallow(MOST_UNWANTED);
            }
        } catch (Turns.Busy | Pace.TooSlow | SocketTimeoutException e) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
        } finally {
            coyote.setInputBuffer(untimed);
            turn.end();
            if (body.failure() != null) {
                response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    private void answer(Request request, Response response, Turn turn) throws IOException, ServletException {
        try {
            turn.hold(memory(request));
            turn.work();
        } catch (Turns.Busy e) {
            busy(request, response);
            return;
        }
        request.setAttribute(Turns.ATTRIBUTE, turn);
        getNext().invoke(request, response);
    }

    private static boolean chunked(Request request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    /** In KB, of a body that is not small and is not a file, which is written to disk. */
    private static int memory(Request request) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return 0;
        }
        long length = chunked(request) ? LARGEST : request.getContentLengthLong();
        return length <= SMALL ? 0 : (int) (Math.min(length, LARGEST) / 1024);
    }

    /** What has to be answered also where everything else waits: whether it lives, and how tokens are checked. */
    private static boolean always(Request request) {
        String path = request.getRequestURI();
        return path.startsWith("/actuator/health") || path.equals("/.well-known/jwks.json");
    }

    private void busy(Request request, Response response) throws IOException {
        SafeHeaders.complete(response);
        if (ApiPaths.isApi(request)) {
            problems.write(
                    response.getResponse(),
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "BUSY",
                    "Too many requests are being worked on. Nothing was changed; please try again in a few seconds.");
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(BUSY_PAGE.getBytes(StandardCharsets.UTF_8));
    }
}
