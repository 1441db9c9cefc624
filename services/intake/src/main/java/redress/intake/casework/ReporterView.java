package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;

/** Who filed a report, as far as the reader may know. */
@Schema(name = "Reporter")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReporterView(Organisation organisation, @Nullable Contact contact) {

    @Schema(name = "ReporterOrganisation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Organisation(
            @Nullable String name,
            @Nullable String charityNumber,
            @Nullable String sizeBand,
            @Nullable String type,
            @Nullable String equalityFocus,
            @Nullable String postcode) {

        /** @param whole false for what tells who it was, and no more */
        static Organisation of(Reporter reporter, boolean whole) {
            String name = reporter.text(Field.ORGANISATION_NAME);
            return whole
                    ? new Organisation(
                            name,
                            reporter.text(Field.ORGANISATION_NUMBER),
                            reporter.text(Field.ORGANISATION_SIZE),
                            reporter.text(Field.ORGANISATION_TYPE),
                            reporter.text(Field.ORGANISATION_EQUALITY_FOCUS),
                            reporter.text(Field.ORGANISATION_POSTCODE))
                    : new Organisation(name, null, null, null, null, null);
        }
    }

    @Schema(name = "ReporterContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            @Nullable String name,
            @Nullable String role,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String preferred,
            @Nullable String adjustments) {

        static Contact of(Reporter reporter) {
            return new Contact(
                    reporter.text(Field.CONTACT_NAME),
                    reporter.text(Field.CONTACT_ROLE),
                    reporter.text(Field.CONTACT_EMAIL),
                    reporter.text(Field.CONTACT_PHONE),
                    reporter.text(Field.CONTACT_PREFERRED),
                    reporter.text(Field.CONTACT_ADJUSTMENTS));
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
