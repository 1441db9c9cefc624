package redress.triage.rules;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.RuleResult;
import redress.events.intake.KeyFacts;
import redress.triage.deadlines.OutsideClock;
import redress.triage.deadlines.OutsideClocks;

/**
 * What the routing table {@code triage-route} is asked with. Each component is an input of the table of the same name. Days are
 * calendar days counted from the day of asking; a day in the past makes a negative number left, an unknown day null.
 *
 * @param rulesNotMet checks that found an undertaking not kept and not explained
 * @param callInDaysLeft 0 on the last day of the call-in window
 * @param daysSincePublished 0 on the day on which the decision was published
 * @param daysUntilEffect 0 on the day on which the change takes effect
 * @param judicialReviewDaysLeft 0 on the last day that the report gives, or else of the backstop
 * @param decisionDaysLeft 0 on the day by which a decision that is still to come will be made
 */
public record RouteQuestion(
        IdentityMode identityMode,
        List<BreachCategory> categories,
        int supportingGroups,
        PeopleBand peopleAffected,
        MoneyBand moneyAtStake,
        int rulesNotMet,
        @Nullable Integer callInDaysLeft,
        @Nullable Integer daysSincePublished,
        @Nullable Integer daysUntilEffect,
        @Nullable Integer judicialReviewDaysLeft,
        @Nullable Integer decisionDaysLeft) {
    public RouteQuestion {
        categories = List.copyOf(categories);
    }

    /** What a report says beside its facts. */
    public record Asked(
            IdentityMode identityMode,
            List<BreachCategory> categories,
            int supportingGroups,
            PeopleBand peopleAffected,
            MoneyBand moneyAtStake) {}

    /** What a report says, as seen on a day in Europe/London. */
    public static RouteQuestion of(Asked report, KeyFacts facts, List<RuleCheck> checks, LocalDate today) {
        LocalDate judicialReview = OutsideClocks.of(facts).stream()
                .filter(clock -> clock.route() == ExternalRoute.JUDICIAL_REVIEW)
                .findFirst()
                .map(OutsideClock::lastDay)
                .orElse(null);
        return new RouteQuestion(
                report.identityMode(),
                report.categories(),
                report.supportingGroups(),
                report.peopleAffected(),
                report.moneyAtStake(),
                (int) checks.stream()
                        .filter(check -> check.result() == RuleResult.NOT_MET)
                        .count(),
                days(today, facts.callInCloses()),
                days(facts.decisionPublished(), today),
                days(today, facts.changeEffective()),
                days(today, judicialReview),
                days(today, facts.decisionDue()));
    }

    private static @Nullable Integer days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : Math.toIntExact(DAYS.between(from, to));
    }
}
