package redress.triage.cases;

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
import redress.events.intake.ReportSubmitted;

/**
 * What one group reported, in codes and days. Its words, and who it is, stay with intake.
 */
public record CaseReport(
        String reportId,
        String reference,
        Instant submittedAt,
        IdentityMode identityMode,
        Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        Facts facts,
        MoneyBand moneyAtStake,
        PeopleBand peopleAffected,
        @Nullable Integer supportingGroups,
        List<Remedy> remediesWanted,
        List<ExternalRoute> routesUsed,
        Agreed agreed) {

    public CaseReport {
        categories = List.copyOf(categories);
        undertakings = List.copyOf(undertakings);
        remediesWanted = List.copyOf(remediesWanted);
        routesUsed = List.copyOf(routesUsed);
    }

    /** What the reporter allows to be done with it. */
    record Agreed(boolean shareWithBody, boolean shareWithSteeringGroup, boolean nationalUse, boolean publishSummary) {

        static Agreed of(Consents consents) {
            return new Agreed(
                    consents.shareWithBody(),
                    consents.shareWithSteeringGroup(),
                    consents.nationalUse(),
                    consents.publishSummary());
        }
    }

    static CaseReport of(ReportSubmitted report) {
        return new CaseReport(
                report.reportId(),
                report.reference(),
                report.submittedAt(),
                report.identityMode(),
                report.relationship(),
                report.categories(),
                report.undertakings(),
                Facts.of(report.facts()),
                report.moneyAtStake(),
                report.peopleAffected(),
                report.supportingGroups(),
                report.remediesWanted(),
                report.routesUsed(),
                Agreed.of(report.consents()));
    }

    public KeyFacts keyFacts() {
        return facts.asReported();
    }

    /** Whether the body is shown a statement in its place, because its reporter is confidential or did not agree to share it. */
    public boolean statementNeeded() {
        return identityMode != IdentityMode.NAMED || !agreed.shareWithBody();
    }
}
