package redress.portal.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;

/** Passes a file on from a service to the browser, streamed, as an attachment that the browser must not look into. */
public final class Download {

    private static final List<String> PASSED =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_DISPOSITION);

    private Download() {}

    /**
     * Passes an SVG picture on, to be shown in a page; it may not run or fetch anything.
     *
     * @return how many bytes it has
     */
    public static long passPicture(ClientHttpResponse answer, HttpServletResponse response) throws IOException {
        check(answer);
        response.setContentType("image/svg+xml");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        try (InputStream body = answer.getBody()) {
            return body.transferTo(response.getOutputStream());
        }
    }

    /** @return how many bytes were passed on */
    public static long pass(ClientHttpResponse answer, HttpServletResponse response) throws IOException {
        check(answer);
        PASSED.forEach(name -> {
            String value = answer.getHeaders().getFirst(name);
            if (value != null) {
                response.setHeader(name, value);
            }
        });
        if (response.getHeader(HttpHeaders.CONTENT_DISPOSITION) == null) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        try (InputStream body = answer.getBody()) {
            return body.transferTo(response.getOutputStream());
        }
    }

    private static void check(ClientHttpResponse answer) throws IOException {
        int status = answer.getStatusCode().value();
        if (status >= 500) {
            throw new ServiceDown("the service that holds it", status);
        }
        if (status != 200) {
            throw new Refused(status, "", "", List.of());
        }
    }

    public static Refused notFound() {
        return new Refused(404, "NOT_FOUND", "", List.of());
    }
}
