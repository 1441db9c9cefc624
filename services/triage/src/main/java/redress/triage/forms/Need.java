package redress.triage.forms;

import java.util.List;
import redress.platform.problems.Refusal.FieldError;

/**
 * Something that has to be given where something else was chosen; what is true or false has then to be true. Pages are told of it, and it is
 * asked of what is sent.
 *
 * @param otherwise what is answered if it is missing
 */
public record Need(String field, String whenField, String is, String otherwise) {

    public static Need of(String field, String whenField, Enum<?> is, String otherwise) {
        return new Need(field, whenField, is.name(), otherwise);
    }

    /** Those of the needs that a form does not meet, as errors. */
    public static List<FieldError> unmet(List<Need> needs, Object form) {
        return needs.stream()
                .filter(need -> !need.isMetBy(form))
                .map(need -> new FieldError(need.field, need.otherwise))
                .toList();
    }

    boolean isMetBy(Object form) {
        if (!is.equals(String.valueOf(FieldReader.value(form, whenField)))) {
            return true;
        }
        Object given = FieldReader.value(form, field);
        return given != null && !Boolean.FALSE.equals(given);
    }
}
