package redress.platform.problems;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import redress.platform.problems.Refusal.FieldError;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem responses (RFC 9457), the same everywhere. */
public final class ProblemResponses {

    /** After how many seconds a caller may try again when a part was not available. */
    private static final String RETRY_AFTER = "5";

    /** Nobody puts more right at once; a request must not be answered with many times what was sent. */
    private static final int MOST_ERRORS = 50;

    private static final int LONGEST_FIELD = 200;

    private final JsonMapper json = JsonMapper.shared();

    public void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        write(response, Refusal.of(status, code, detail));
    }

    void write(HttpServletResponse response, Refusal refusal) throws IOException {
        HttpStatus status = refusal.status();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            if (response.getHeader("Retry-After") == null) {
                response.setHeader("Retry-After", RETRY_AFTER);
            }
        }
        SafeHeaders.complete(response);
        response.getOutputStream().write(json.writeValueAsBytes(body(refusal)));
        response.flushBuffer();
    }

    /** The content of a problem response. */
    public static Map<String, Object> body(Refusal refusal) {
        List<FieldError> errors = refusal.errors();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", refusal.status().getReasonPhrase());
        body.put("status", refusal.status().value());
        body.put(
                "detail",
                errors.size() > MOST_ERRORS
                        ? refusal.getMessage() + " These are the first " + MOST_ERRORS + "; there are more."
                        : refusal.getMessage());
        body.put("code", refusal.code());
        if (!errors.isEmpty()) {
            body.put(
                    "errors",
                    errors.stream()
                            .limit(MOST_ERRORS)
                            .map(ProblemResponses::bounded)
                            .toList());
        }
        return body;
    }

    /** The path of a field may hold a name that the caller made up. */
    private static FieldError bounded(FieldError error) {
        return error.field().length() <= LONGEST_FIELD
                ? error
                : new FieldError(error.field().substring(0, LONGEST_FIELD) + "…", error.message());
    }
}
