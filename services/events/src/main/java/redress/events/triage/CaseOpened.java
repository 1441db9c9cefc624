package redress.events.triage;

import java.time.Instant;
import java.util.List;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;

/**
 * A case was opened for a report and its process started. Triage publishes; notification tells the officers, evidence counts.
 */
public record CaseOpened(
        CaseRef about,
        Instant at,
        IdentityMode identityMode,
        Relationship relationship,
        List<BreachCategory> categories,
        List<String> undertakings,
        MoneyBand moneyAtStake,
        PeopleBand peopleAffected)
        implements CaseEvent {
    public CaseOpened {
        categories = List.copyOf(categories);
        undertakings = List.copyOf(undertakings);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
