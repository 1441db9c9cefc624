package redress.intake.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What tells a report apart in a list.
 *
 * @param organisation the name of the group; null where the caller may not know it
 * @param subject how the account begins; null where the caller may not read it
 */
@Schema(name = "ReportLabel")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LabelView(
        String reportId,
        @Nullable String organisation,
        @Nullable String subject) {

    @Override
    public String toString() {
        return "LabelView[" + reportId + "]";
    }
}
