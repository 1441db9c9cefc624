package redress.triage.forms;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a form. What is null does not apply to it. */
@Schema(name = "FormField")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "type", "required"})
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public final class Field {

    @Schema(requiredMode = RequiredMode.REQUIRED)
    final String name;

    @Schema(requiredMode = RequiredMode.REQUIRED)
    final Kind type;

    @Schema(requiredMode = RequiredMode.REQUIRED, description = "Whether it has to be given whatever else is.")
    boolean required;

    @Schema(description = "Else, when it has to be given; what is true or false has then to be true.")
    @Nullable
    Given requiredWhen;

    @Schema(description = "Of a text, in characters as people count them.")
    @Nullable
    Integer minLength;

    @Nullable
    Integer maxLength;

    @Schema(description = "Of CHOICES and LIST.")
    @Nullable
    Integer minItems;

    @Nullable
    Integer maxItems;

    @Schema(description = "What can be chosen; left out where another service knows it.")
    @Nullable
    List<String> options;

    @Schema(description = "The only value of a TICK that is taken.")
    @Nullable
    Boolean mustBe;

    @Schema(description = "What is proposed; several for CHOICES.")
    @Nullable
    List<String> preset;

    @Schema(description = "Whether the body will be able to read it; left out where everybody can.")
    @Nullable
    Boolean shownToBody;

    @Schema(description = "Of each entry of a LIST.")
    @Nullable
    List<Field> fields;

    Field(String name, Kind type) {
        this.name = name;
        this.type = type;
    }

    /** What a field takes. */
    public enum Kind {
        /** A text of one line. */
        TEXT,
        /** A text of several lines. */
        LINES,
        /** A day, such as 2026-11-30. */
        DATE,
        /** A code. */
        CHOICE,
        /** A list of codes, each once. */
        CHOICES,
        /** True or false. */
        TICK,
        /** A list of objects. */
        LIST
    }

    /** That something was chosen in another field of the form. */
    @Schema(name = "FormFieldGiven")
    public record Given(String field, String is) {}

    Field copy() {
        Field copy = new Field(name, type);
        copy.required = required;
        copy.requiredWhen = requiredWhen;
        copy.minLength = minLength;
        copy.maxLength = maxLength;
        copy.minItems = minItems;
        copy.maxItems = maxItems;
        copy.options = options;
        copy.mustBe = mustBe;
        copy.preset = preset;
        copy.shownToBody = shownToBody;
        copy.fields = fields == null ? null : fields.stream().map(Field::copy).toList();
        return copy;
    }
}
