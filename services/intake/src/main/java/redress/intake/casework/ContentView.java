package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.events.intake.Consents;
import redress.events.intake.KeyFacts;
import redress.intake.attachments.AttachmentView;
import redress.intake.reports.FiledFacts;

/** The content of a report for those who work on its case; what the reader may not know is left out. */
@Schema(name = "ReportContent")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContentView(
        String reportId,
        String reference,
        String compactId,
        String bodyId,
        Instant submittedAt,
        IdentityMode identityMode,
        @Nullable String whatHappened,
        @Nullable ReporterView reporter,
        @JsonUnwrapped Words words,
        @JsonUnwrapped @Nullable Details details,
        List<AttachmentView> attachments,
        @Nullable Instant withdrawnAt,
        @Nullable OpenerView opener) {

    /** What was written beside what happened. */
    @Schema(name = "ReportContentWords")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Words(
            @Nullable String team,
            @Nullable String identityReason,
            @Nullable String alreadyDone,
            @Nullable String remedyText,
            @Nullable Integer moneyAmountPounds) {}

    /** What was filed in codes, dates and numbers. */
    @Schema(name = "ReportContentDetails")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            boolean actingFor,
            Relationship relationship,
            List<BreachCategory> categories,
            List<String> undertakings,
            KeyFacts facts,
            MoneyBand moneyAtStake,
            PeopleBand peopleAffected,
            @Nullable Integer supportingGroups,
            List<Remedy> remediesWanted,
            List<ExternalRoute> routesUsed,
            Consents consents) {

        static Details of(FiledFacts filed) {
            return new Details(
                    filed.actingFor(),
                    filed.relationship(),
                    filed.categories(),
                    filed.undertakings(),
                    filed.keyFacts(),
                    filed.moneyAtStake(),
                    filed.peopleAffected(),
                    filed.supportingGroups(),
                    filed.remediesWanted(),
                    filed.routesUsed(),
                    filed.consents().given());
        }
    }

    @Override
    public String toString() {
        return "ContentView[" + reportId + "]";
    }
}
