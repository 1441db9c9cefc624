package redress.platform.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import redress.platform.web.Refusal.FieldError;

/** A failure as it is told to the caller. */
record Failure(HttpStatus status, String code, String detail, List<FieldError> errors) {

    static Failure of(HttpStatus status, String code, String detail) {
        return new Failure(status, code, detail, List.of());
    }

    static Failure field(HttpStatus status, String code, String field, String message) {
        return new Failure(status, code, "Some fields need to be put right.", List.of(new FieldError(field, message)));
    }
}
