package redress.intake.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.events.codes.Stage;
import redress.events.intake.Consents;
import redress.events.intake.KeyFacts;
import redress.intake.attachments.AttachmentView;
import redress.intake.forms.ReportForm;
import redress.intake.identities.Reporter;
import redress.intake.progress.ReportStatus;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.FreeText;
import redress.intake.reports.Report;
import redress.intake.reports.Seals;

/**
 * A report as its reporter sees it: all that was filed; the organisation and the contact, which are kept apart, where
 * {@code WhoSees} gives them to whoever has the receipt.
 *
 * @param organisation left out, as is the contact, but in a named report
 * @param outcomes what came of it, as codes
 * @param openers who may open it, and each opening; null where there is nothing that only one person may see
 */
@Schema(name = "FollowedReport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        String reference,
        Instant submittedAt,
        Status status,
        IdentityMode identityMode,
        @Nullable String identityReason,
        ReportForm.@Nullable Organisation organisation,
        ReportForm.@Nullable Contact contact,
        boolean actingFor,
        String compactId,
        String bodyId,
        @Nullable String team,
        Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        String whatHappened,
        KeyFacts facts,
        MoneyBand moneyAtStake,
        @Nullable Integer moneyAmountPounds,
        PeopleBand peopleAffected,
        @Nullable Integer supportingGroups,
        @Nullable String alreadyDone,
        List<Remedy> remediesWanted,
        @Nullable String remedyText,
        List<ExternalRoute> routesUsed,
        Consents consents,
        List<AttachmentView> attachments,
        List<TimelineEntry> timeline,
        @Nullable Instant withdrawnAt,
        @Nullable Closed closed,
        List<String> outcomes,
        @Nullable OpenersView openers) {

    /**
     * @param dueAt the end of the last day of the stage
     * @param provisional true when {@code dueAt} may become later, because the public holidays up to it are not known yet
     */
    @Schema(name = "ReportStatus")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            Stage stage,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional) {}

    /** Something that happened, in words. */
    @Schema(name = "ReportTimelineEntry")
    record TimelineEntry(Instant at, String kind, String text) {}

    /** @param reason such as {@code OUTCOME_RECORDED} */
    @Schema(name = "ReportClosed")
    record Closed(Instant at, String reason) {}

    static ReportView of(
            Report report,
            ReportStatus standing,
            Seals seals,
            List<AttachmentView> files,
            @Nullable OpenersView openers) {
        FiledFacts filed = report.filed();
        Optional<Reporter> reporter = seals.reporterForReceipt(report);
        return new ReportView(
                report.reference(),
                filed.submittedAt(),
                new Status(standing.stage(), standing.since(), standing.dueAt(), standing.provisional() ? true : null),
                filed.identityMode(),
                seals.open(report, FreeText.IDENTITY_REASON).orElse(null),
                reporter.map(ReportForm.Organisation::of).orElse(null),
                reporter.map(ReportForm.Contact::of).orElse(null),
                filed.actingFor(),
                filed.compactId(),
                filed.bodyId(),
                seals.open(report, FreeText.TEAM).orElse(null),
                filed.relationship(),
                filed.categories(),
                filed.undertakings(),
                seals.open(report, FreeText.WHAT_HAPPENED).orElse(""),
                filed.keyFacts(),
                filed.moneyAtStake(),
                filed.moneyAmountPounds(),
                filed.peopleAffected(),
                filed.supportingGroups(),
                seals.open(report, FreeText.ALREADY_DONE).orElse(null),
                filed.remediesWanted(),
                seals.open(report, FreeText.REMEDY_TEXT).orElse(null),
                filed.routesUsed(),
                filed.consents().given(),
                files,
                timeline(report, standing),
                report.withdrawnAt().orElse(null),
                closed(standing),
                standing.outcomes(),
                openers);
    }

    private static @Nullable Closed closed(ReportStatus standing) {
        Instant at = standing.closedAt();
        String reason = standing.closeReason();
        return at == null || reason == null ? null : new Closed(at, reason);
    }

    private static List<TimelineEntry> timeline(Report report, ReportStatus standing) {
        List<TimelineEntry> all = new ArrayList<>();
        all.add(new TimelineEntry(report.filed().submittedAt(), "SUBMITTED", "You filed the report."));
        standing.timeline().forEach(entry -> all.add(new TimelineEntry(entry.at(), entry.kind(), entry.text())));
        report.withdrawnAt().ifPresent(at -> all.add(new TimelineEntry(at, "WITHDRAWN", "You withdrew the report.")));
        all.sort(Comparator.comparing(TimelineEntry::at));
        return all;
    }
}
