package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import redress.platform.problems.ProblemResponses;
import redress.platform.problems.Refusal;

/** What fails before or behind the controllers: a problem for programs, the error page for people. */
final class ProblemErrorController extends BasicErrorController {

    ProblemErrorController(ErrorAttributes attributes, ErrorProperties properties, List<ErrorViewResolver> views) {
        super(attributes, properties, views);
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store")
                .body(ProblemResponses.body(said(status)));
    }

    private static Refusal said(HttpStatus status) {
        return switch (status) {
            case CONTENT_TOO_LARGE -> Refusal.of(status, "TOO_LARGE", BodyLimit.TOO_LARGE);
            case REQUEST_TIMEOUT ->
                Refusal.of(
                        status,
                        "TOO_SLOW",
                        "The body came too slowly. Nothing was changed; try again over a better line.");
            default -> Refusal.of(status, "REQUEST_REFUSED", "The request could not be taken. Check its form.");
        };
    }

    @Override
    protected ErrorAttributeOptions getErrorAttributeOptions(HttpServletRequest request, MediaType mediaType) {
        return ErrorAttributeOptions.of(ErrorAttributeOptions.Include.STATUS);
    }
}
