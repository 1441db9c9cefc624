package redress.portal.moves;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What triage says that a move asks for in a case. Codes are kept as text. */
public record MoveForm(List<Field> fields) {

    /**
     * @param fields of each entry of a list
     * @param mustBe the only value of a tick that is taken
     * @param shownToBody whether the public body will be able to read it; null where that goes without saying
     */
    public record Field(
            String name,
            String type,
            boolean required,
            @Nullable Given requiredWhen,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            @Nullable List<String> options,
            @Nullable Boolean mustBe,
            @Nullable List<String> preset,
            @Nullable Boolean shownToBody,
            @Nullable List<Field> fields) {

        boolean is(String other) {
            return type.equals(other);
        }

        List<Field> parts() {
            return fields == null ? List.of() : fields;
        }

        int most(int otherwise) {
            return maxItems == null ? otherwise : maxItems;
        }
    }

    /** That something was chosen in another field. */
    public record Given(String field, String is) {}
}
