package redress.portal.forms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the answer to a question, and what to do about it, in words for the person who answered.
 *
 * @param inputs those of the question that are wrong; empty where it is all of it
 */
public record Problem(
        String field,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> inputs) {

    public Problem(String field, String message, @Nullable List<String> inputs) {
        this.field = field;
        this.message = message;
        this.inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    public Problem(String field, String message) {
        this(field, message, List.of());
    }
}
