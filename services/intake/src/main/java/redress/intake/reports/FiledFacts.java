package redress.intake.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.Remedy;
import redress.events.intake.KeyFacts;
import redress.events.intake.ReportSubmitted;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codes, ids and dates of a report, in clear.
 *
 * @param facts the key facts by name; dates as {@code 2026-03-31}, since a day must not become a moment in some zone
 */
public record FiledFacts(
        Instant submittedAt,
        String compactId,
        String bodyId,
        IdentityMode identityMode,
        boolean actingFor,
        Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        Map<String, Object> facts,
        MoneyBand moneyAtStake,
        @Nullable Integer moneyAmountPounds,
        PeopleBand peopleAffected,
        @Nullable Integer supportingGroups,
        List<Remedy> remediesWanted,
        List<ExternalRoute> routesUsed,
        Consents consents) {

    /** What the reporter allows to be done with the report. */
    public record Consents(
            boolean shareWithBody, boolean shareWithSteeringGroup, boolean nationalUse, boolean publishSummary) {

        private static Consents of(redress.events.intake.Consents given) {
            return new Consents(
                    given.shareWithBody(), given.shareWithSteeringGroup(), given.nationalUse(), given.publishSummary());
        }

        /** As events and answers carry them. */
        public redress.events.intake.Consents given() {
            return new redress.events.intake.Consents(
                    shareWithBody, shareWithSteeringGroup, nationalUse, publishSummary);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static FiledFacts of(ReportSubmitted event, boolean actingFor, @Nullable Integer pounds) {
        Map<String, Object> facts = named(event.facts());
        facts.values().removeIf(value -> value == null);
        return new FiledFacts(
                event.submittedAt(),
                event.compactId(),
                event.bodyId(),
                event.identityMode(),
                actingFor,
                event.relationship(),
                event.categories(),
                event.undertakings(),
                facts,
                event.moneyAtStake(),
                pounds,
                event.peopleAffected(),
                event.supportingGroups(),
                event.remediesWanted(),
                event.routesUsed(),
                Consents.of(event.consents()));
    }

    /** Whether something of it is for one person alone: who filed it, or what was written. */
    public boolean needsOpener() {
        return identityMode != IdentityMode.NAMED || !consents.shareWithSteeringGroup();
    }

    /** The event as it was when the report was filed. */
    ReportSubmitted submitted(String reportId, String reference) {
        return new ReportSubmitted(
                reportId,
                reference,
                compactId,
                bodyId,
                submittedAt,
                identityMode,
                relationship,
                categories,
                undertakings,
                keyFacts(),
                moneyAtStake,
                peopleAffected,
                supportingGroups,
                remediesWanted,
                routesUsed,
                consents.given());
    }

    public KeyFacts keyFacts() {
        return JSON.convertValue(facts, KeyFacts.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(KeyFacts facts) {
        return JSON.convertValue(facts, Map.class);
    }
}
