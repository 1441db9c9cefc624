package redress.triage.moves;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Validator;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks the form of a move, as any other body of a request is read and checked. */
@Component
class MoveForms {

    private final JsonMapper json;
    private final Validator validator;

    MoveForms(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    private record Body(InputStream in) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return in;
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }
    }

    /**
     * @throws HttpMessageNotReadableException if it is not JSON of that form
     * @throws Refusal naming every field at fault
     */
    <F> F read(Class<F> type, InputStream body) {
        F form;
        try {
            byte[] bytes = body.readAllBytes();
            form = bytes.length == 0 ? null : json.readValue(bytes, type);
        } catch (JacksonException | IOException e) {
            throw new HttpMessageNotReadableException("The form of the move cannot be read", e, new Body(body));
        }
        if (form == null) {
            throw new HttpMessageNotReadableException("There is no form", new Body(body));
        }
        BeanPropertyBindingResult result = new BeanPropertyBindingResult(form, "form");
        validator.validate(form, result);
        if (result.hasErrors()) {
            throw Refusal.fields(List.copyOf(result.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                    .toList()));
        }
        return form;
    }
}
