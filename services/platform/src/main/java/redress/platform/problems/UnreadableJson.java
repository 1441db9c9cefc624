package redress.platform.problems;

import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Names the field at fault in a body that does not fit; repeats nothing of what was sent. */
final class UnreadableJson {

    private UnreadableJson() {}

    static Refusal refusal(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException cause)) {
            return Refusal.of(HttpStatus.BAD_REQUEST, "BODY_NEEDED", "Send a body of the described form.");
        }
        if (cause instanceof StreamConstraintsException) {
            return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "The body is too large or too deeply nested.");
        }
        if (cause instanceof TooManyElements tooMany) {
            return Refusal.field(HttpStatus.UNPROCESSABLE_CONTENT, path(cause), tooMany.getOriginalMessage());
        }
        boolean aField = !cause.getPath().isEmpty()
                && (cause instanceof InputCoercionException || !(cause instanceof StreamReadException));
        if (!aField) {
            return Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "JSON_UNREADABLE",
                    "The body is not the JSON that is described for this address.");
        }
        return Refusal.field(HttpStatus.BAD_REQUEST, path(cause), message(cause));
    }

    private static String message(JacksonException cause) {
        if (cause instanceof InputCoercionException) {
            return "This number is too large or too small.";
        } else if (cause instanceof UnrecognizedPropertyException) {
            return "This field is not known here. Leave it out.";
        } else if (cause instanceof InvalidFormatException format) {
            Class<?> target = format.getTargetType();
            if (target != null && target.isEnum()) {
                return "This is not one of the codes of this field.";
            }
            return "This value has the wrong form" + (target == null ? "." : ": it must be " + inWords(target) + ".");
        } else if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "This value must be " + inWords(mismatch.getTargetType()) + ".";
        }
        return "This value cannot be read.";
    }

    private static String inWords(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "a text without control characters";
            case "LocalDate" -> "a day such as 2026-03-31";
            case "Instant" -> "a moment in UTC such as 2026-03-31T12:00:00Z";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "List", "Set" -> "a list";
            default -> type.isEnum() ? "one of the codes of this field" : "an object of the described form";
        };
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
