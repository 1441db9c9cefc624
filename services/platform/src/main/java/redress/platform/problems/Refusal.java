package redress.platform.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Thrown by a service to refuse a request; becomes a problem response (RFC 9457) with the members {@code type, title, status, detail,
 * code} and, where fields are at fault, {@code errors}.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;

    /** @param field the JSON path in the request, such as {@code facts.decisionMade}; {@code message} says what to do */
    public record FieldError(String field, String message) {}

    private Refusal(HttpStatus status, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** @param code upper-case and stable, such as {@code STAGE_HAS_PASSED}; {@code detail} says what happened and what to do */
    public static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, List.of());
    }

    public static Refusal fields(List<FieldError> errors) {
        return fields(HttpStatus.UNPROCESSABLE_CONTENT, errors);
    }

    static Refusal field(HttpStatus status, String field, String message) {
        return fields(status, List.of(new FieldError(field, message)));
    }

    public static Refusal fields(HttpStatus status, List<FieldError> errors) {
        return new Refusal(status, "FIELDS_INVALID", "Some fields need to be put right.", errors);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
