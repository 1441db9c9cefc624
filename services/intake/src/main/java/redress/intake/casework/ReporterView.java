package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;
import redress.intake.sealing.Secret;

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
            String name = value(reporter, Field.ORGANISATION_NAME);
            return whole
                    ? new Organisation(
                            name,
                            value(reporter, Field.ORGANISATION_NUMBER),
                            value(reporter, Field.ORGANISATION_SIZE),
                            value(reporter, Field.ORGANISATION_TYPE),
                            value(reporter, Field.ORGANISATION_EQUALITY_FOCUS),
                            value(reporter, Field.ORGANISATION_POSTCODE))
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
                    value(reporter, Field.CONTACT_NAME),
                    value(reporter, Field.CONTACT_ROLE),
                    value(reporter, Field.CONTACT_EMAIL),
                    value(reporter, Field.CONTACT_PHONE),
                    value(reporter, Field.CONTACT_PREFERRED),
                    value(reporter, Field.CONTACT_ADJUSTMENTS));
        }
    }

    private static @Nullable String value(Reporter reporter, Field field) {
        return reporter.get(field).map(Secret::value).orElse(null);
    }

    @Override
    public String toString() {
        return "***";
    }
}
