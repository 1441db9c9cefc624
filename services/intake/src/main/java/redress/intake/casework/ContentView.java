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
import redress.intake.reports.FreeText;
import redress.intake.reports.Report;
import redress.intake.reports.Seals;

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
        String whatHappened,
        @Nullable ReporterView reporter,
        @JsonUnwrapped @Nullable Details details,
        List<AttachmentView> attachments,
        @Nullable Instant withdrawnAt) {

    /** What the steering group sees and the body does not. */
    @Schema(name = "ReportContentDetails")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable String team,
            @Nullable String identityReason,
            boolean actingFor,
            Relationship relationship,
            List<BreachCategory> categories,
            List<String> undertakings,
            KeyFacts facts,
            MoneyBand moneyAtStake,
            @Nullable Integer moneyAmountPounds,
            PeopleBand peopleAffected,
            @Nullable Integer supportingGroups,
            @Nullable String alreadyDone,
            List<Remedy> remediesWanted,
            @Nullable String remedyText,
            List<ExternalRoute> routesUsed,
            Consents consents) {}

    static ContentView of(
            Report report, Reader reader, @Nullable ReporterView reporter, Seals seals, List<AttachmentView> files) {
        FiledFacts filed = report.filed();
        boolean body = reader == Reader.BODY;
        return new ContentView(
                report.reportId(),
                report.reference(),
                filed.compactId(),
                filed.bodyId(),
                filed.submittedAt(),
                filed.identityMode(),
                seals.open(report, FreeText.WHAT_HAPPENED).orElse(""),
                reporter,
                body ? null : details(report, reader, seals),
                files,
                report.withdrawnAt().orElse(null));
    }

    private static Details details(Report report, Reader reader, Seals seals) {
        FiledFacts filed = report.filed();
        boolean whole = reader == Reader.STEERING_GROUP;
        return new Details(
                seals.open(report, FreeText.TEAM).orElse(null),
                whole ? seals.open(report, FreeText.IDENTITY_REASON).orElse(null) : null,
                filed.actingFor(),
                filed.relationship(),
                filed.categories(),
                filed.undertakings(),
                filed.keyFacts(),
                filed.moneyAtStake(),
                filed.moneyAmountPounds(),
                filed.peopleAffected(),
                filed.supportingGroups(),
                seals.open(report, FreeText.ALREADY_DONE).orElse(null),
                filed.remediesWanted(),
                seals.open(report, FreeText.REMEDY_TEXT).orElse(null),
                filed.routesUsed(),
                filed.consents());
    }
}
