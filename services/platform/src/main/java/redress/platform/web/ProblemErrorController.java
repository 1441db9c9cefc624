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
                .body(said(status));
    }

    private static Map<String, Object> said(HttpStatus status) {
        return switch (status) {
            case CONTENT_TOO_LARGE -> Problems.body(status, "TOO_LARGE", BodyLimit.TOO_LARGE, List.of());
            case REQUEST_TIMEOUT ->
                Problems.body(
                        status,
                        "TOO_SLOW",
                        "The body came too slowly. Nothing was changed; try again over a better line.",
                        List.of());
            default ->
                Problems.body(status, "REQUEST_REFUSED", "The request could not be taken. Check its form.", List.of());
        };
    }

    @Override
    protected ErrorAttributeOptions getErrorAttributeOptions(HttpServletRequest request, MediaType mediaType) {
        return ErrorAttributeOptions.of(ErrorAttributeOptions.Include.STATUS);
    }
}
