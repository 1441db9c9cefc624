package redress.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import redress.platform.problems.ApiPaths;
import redress.platform.problems.ProblemResponses;

/**
 * Refuses what is larger than any form needs before anything of it is read or parsed. Where files are taken, their own limits hold. In
 * front of everything else, because looking for the secret of a form reads all of its body.
 */
final class BodyLimit extends ValveBase {

    static final String TOO_LARGE = "The body is too large for any form. Shorten its texts or lists.";

    private final long mostBytes;
    private final List<PathPattern> uploads;
    private final OverLimit heard;
    private final ProblemResponses problems = new ProblemResponses();

    BodyLimit(long mostBytes, List<Uploads> uploads, OverLimit heard) {
        super(true);
        this.heard = heard;
        this.mostBytes = mostBytes;
        this.uploads = uploads.stream()
                .flatMap(each -> each.addresses().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (takesFiles(request)) {
            getNext().invoke(request, response);
        } else if (request.getContentLengthLong() > mostBytes) {
            refuse(request, response);
        } else {
            bounded(request, response);
        }
    }

    private boolean takesFiles(Request request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return false;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return uploads.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private void refuse(Request request, Response response) throws IOException {
        heard.refused(request.getRequest());
        if (ApiPaths.isApi(request)) {
            problems.write(response.getResponse(), HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", TOO_LARGE);
        } else {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        }
    }

    /** A body that does not say beforehand how long it is. */
    private void bounded(Request request, Response response) throws IOException, ServletException {
        InputBuffer unbounded = request.getCoyoteRequest().getInputBuffer();
        Counted counted = new Counted(unbounded, mostBytes);
        request.getCoyoteRequest().setInputBuffer(counted);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(unbounded);
            if (counted.left < 0 && !response.isCommitted()) {
                // Tomcat has set 400, as for every body that cannot be read.
                request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
                response.getCoyoteResponse().setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
                heard.refused(request.getRequest());
            }
        }
    }

    /** The body went on beyond what is allowed. */
    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Counted implements InputBuffer {

        private final InputBuffer body;
        private long left;

        Counted(InputBuffer body, long most) {
            this.body = body;
            this.left = most;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int read = body.doRead(handler);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooLarge();
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }
    }
}
