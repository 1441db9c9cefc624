package redress.intake.forms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;
import redress.platform.forms.ContactPatterns;
import redress.platform.forms.Text;

/**
 * A report as it is filed. Its text form tells nothing, since web frameworks log what they parse.
 *
 * @param organisation required unless the report is anonymous; of an anonymous report it is not kept
 * @param contact required unless the report is anonymous, and then forbidden
 * @param undertakings where left out, they follow from the categories
 */
@Schema(name = "ReportForm")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportForm(
        @Valid @Nullable Organisation organisation,
        @Valid @Nullable Contact contact,

        @NotNull(message = "Choose how far you want to be known.")
        IdentityMode identityMode,

        @Text(max = 2_000, lines = true) @Nullable String identityReason,
        @Nullable Boolean actingFor,

        @NotNull(message = "Choose the public body.")
        @Text(max = 64, form = ReportForm.SLUG, hint = "Give the id of a body, as the register has it.")
        String bodyId,

        @NotNull(message = "Choose the Compact.")
        @Text(max = 64, form = ReportForm.SLUG, hint = "Give the id of a Compact, as the register has it.")
        String compactId,

        @Text(max = 200) @Nullable String team,

        @NotNull(message = "Choose what ties your group to the body.")
        Relationship relationship,

        @NotNull(message = "Choose at least one kind of breach.")
        @Size(min = 1, max = 8, message = "Choose between 1 and 8 kinds of breach.")
        @ArraySchema(uniqueItems = true)
        List<BreachCategory> categories,

        @Size(max = 20, message = "Choose at most 20 undertakings.")
        @ArraySchema(uniqueItems = true, schema = @Schema(pattern = Undertakings.FORM))
        @Nullable
        List<String> undertakings,

        @NotNull(message = "Tell what happened.") @Text(min = 20, max = 10_000, lines = true)
        String whatHappened,

        @Valid @Nullable Facts facts,
        @Nullable MoneyBand moneyAtStake,

        @Min(value = 0, message = "Give the amount in whole pounds, 0 or more.")
        @Max(value = 1_000_000_000, message = "Give the amount in whole pounds, up to 1,000,000,000.")
        @Nullable
        Integer moneyAmountPounds,

        @Nullable PeopleBand peopleAffected,

        @Min(value = 0, message = "Give the number of groups, 0 or more.")
        @Max(value = 10_000, message = "Give the number of groups, up to 10,000.")
        @Nullable
        Integer supportingGroups,

        @Text(max = 5_000, lines = true) @Nullable String alreadyDone,

        @Size(max = 10, message = "Choose at most 10 remedies.") @ArraySchema(uniqueItems = true) @Nullable
        List<Remedy> remediesWanted,

        @Text(max = 2_000, lines = true) @Nullable String remedyText,

        @Size(max = 7, message = "Choose at most 7 routes.") @ArraySchema(uniqueItems = true) @Nullable
        List<ExternalRoute> routesUsed,

        @NotNull(message = "Say what may be done with the report.") @Valid
        ConsentsForm consents,

        @Size(max = 20, message = "Add at most 20 files.")
        @ArraySchema(uniqueItems = true, schema = @Schema(pattern = ReportForm.ATTACHMENT_ID))
        @Nullable
        List<String> attachmentIds) {

    static final String SLUG = "^[a-z0-9][a-z0-9-]*$";
    static final String ATTACHMENT_ID = "^[0-9a-f]{32}$";

    /** The group that reports. */
    @Schema(name = "ReportOrganisation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Organisation(
            @NotNull(message = "Give the name of your organisation.") @Text(max = 200)
            String name,

            @Text(
                    max = 20,
                    form = ContactPatterns.REGISTRATION,
                    hint = "Use letters, digits, spaces, hyphens and slashes.")
            @Nullable
            String charityNumber,

            @Text(max = 100) @Nullable String sizeBand,
            @Text(max = 100) @Nullable String type,
            @Text(max = 100) @Nullable String equalityFocus,

            @Text(max = 10, form = ContactPatterns.POSTCODE, hint = "Use letters, digits and spaces, such as SW1A 1AA.")
            @Nullable
            String postcode) {

        /** As it was filed. */
        public static @Nullable Organisation of(Reporter reporter) {
            String name = reporter.text(Field.ORGANISATION_NAME);
            return name == null
                    ? null
                    : new Organisation(
                            name,
                            reporter.text(Field.ORGANISATION_NUMBER),
                            reporter.text(Field.ORGANISATION_SIZE),
                            reporter.text(Field.ORGANISATION_TYPE),
                            reporter.text(Field.ORGANISATION_EQUALITY_FOCUS),
                            reporter.text(Field.ORGANISATION_POSTCODE));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** The person who can be asked about the report. */
    @Schema(name = "ReportContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @NotNull(message = "Give the name of the person to contact.") @Text(max = 200)
            String name,

            @Text(max = 100) @Nullable String role,

            @NotNull(message = "Give an email address.")
            @Text(max = 254, form = ContactPatterns.EMAIL, hint = "Give one email address, such as name@example.org.")
            String email,

            @Text(
                    max = 30,
                    form = ContactPatterns.PHONE,
                    hint = "Give a telephone number, such as 01632 960 001 or 01632 960 001 ext 5.")
            @Nullable
            String phone,

            @Text(max = 100) @Nullable String preferred,
            @Text(max = 1_000, lines = true) @Nullable String adjustments) {

        /** As it was filed. */
        public static @Nullable Contact of(Reporter reporter) {
            String name = reporter.text(Field.CONTACT_NAME);
            String email = reporter.text(Field.CONTACT_EMAIL);
            return name == null || email == null
                    ? null
                    : new Contact(
                            name,
                            reporter.text(Field.CONTACT_ROLE),
                            email,
                            reporter.text(Field.CONTACT_PHONE),
                            reporter.text(Field.CONTACT_PREFERRED),
                            reporter.text(Field.CONTACT_ADJUSTMENTS));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** Dates are days in Europe/London; what is not known is left out. */
    @Schema(name = "ReportFacts")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Facts(
            @Nullable LocalDate consultationOpened,
            @Nullable LocalDate consultationClosed,
            @Nullable Boolean consultationWritten,
            @Nullable Boolean shorterPeriodExplained,
            @Nullable LocalDate noticeReceived,
            @Nullable LocalDate changeEffective,
            @Nullable Boolean noticeWritten,
            @Nullable Boolean noticeReasoned,
            @Nullable Boolean exceptionalCircumstances,
            @Nullable LocalDate firstDiscussed,
            @Nullable LocalDate decisionMade,
            @Nullable LocalDate decisionPublished,
            @Nullable Boolean impactAssessmentExists,
            @Nullable LocalDate impactAssessed,
            @Nullable Boolean urgencyClaimed,
            @Nullable LocalDate paymentDue,
            @Nullable LocalDate paid,
            @Nullable LocalDate callInCloses,
            @Nullable LocalDate decisionDue,
            @Nullable LocalDate judicialReviewCloses) {

        static final Facts NONE = new Facts(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** What the reporter allows; each has to be answered. */
    @Schema(name = "ReportConsents")
    public record ConsentsForm(
            @NotNull(message = ANSWER) Boolean shareWithBody,
            @NotNull(message = ANSWER) Boolean shareWithSteeringGroup,
            @NotNull(message = ANSWER) Boolean nationalUse,
            @NotNull(message = ANSWER) Boolean publishSummary) {

        private static final String ANSWER = "Say yes or no.";
    }

    @Override
    public String toString() {
        return "ReportForm[***]";
    }
}
