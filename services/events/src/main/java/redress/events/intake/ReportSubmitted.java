package redress.events.intake;

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

/**
 * A report was filed and stored durably. Intake publishes; triage opens a case, notification sends the receipt.
 *
 * @param reference the public reference, such as {@code CB-7K2M-Q4TX}; no secret
 * @param undertakings codes of the national Compact, such as {@code NC10-4.4}
 * @param supportingGroups how many groups back the report, if it says so
 */
public record ReportSubmitted(
        String reportId,
        String reference,
        String compactId,
        String bodyId,
        Instant submittedAt,
        IdentityMode identityMode,
        Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        KeyFacts facts,
        MoneyBand moneyAtStake,
        PeopleBand peopleAffected,
        @Nullable Integer supportingGroups,
        List<Remedy> remediesWanted,
        List<ExternalRoute> routesUsed,
        Consents consents)
        implements ReportEvent {
    public ReportSubmitted {
        categories = List.copyOf(categories);
        undertakings = List.copyOf(undertakings);
        remediesWanted = List.copyOf(remediesWanted);
        routesUsed = List.copyOf(routesUsed);
    }

    @Override
    public String key() {
        return reportId;
    }
}
