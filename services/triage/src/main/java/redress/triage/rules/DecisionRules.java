package redress.triage.rules;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import redress.events.intake.KeyFacts;

/** Undertakings 4.2 and 4.3: what has to come before a decision. Content verified, numbers not. */
final class DecisionRules {

    private DecisionRules() {}

    /**
     * R-IMPACT-FIRST, undertaking 4.2: assess the impact before deciding on a cut. An assessment of the day of the decision does not
     * count as before it.
     */
    static RuleCheck impactFirst(KeyFacts facts) {
        Finding finding = new Finding(Rule.IMPACT_FIRST);
        LocalDate assessed = facts.impactAssessed();
        if (Boolean.FALSE.equals(facts.impactAssessmentExists())) {
            return assessed == null
                    ? withoutAssessment(finding, facts)
                    : finding.say("The facts contradict each other: no assessment, yet one of " + Finding.day(assessed)
                                    + ".")
                            .cannotTell();
        }
        if (assessed == null && facts.impactAssessmentExists() == null) {
            return finding.miss("impactAssessmentExists")
                    .say("Whether there is an assessment is not known.")
                    .cannotTell();
        }
        LocalDate decided = facts.decisionMade();
        if (assessed == null || decided == null) {
            return finding.missIfAbsent("impactAssessed", assessed)
                    .missIfAbsent("decisionMade", decided)
                    .say("The days of the assessment and of the decision are not both known.")
                    .cannotTell();
        }
        long days = DAYS.between(assessed, decided);
        finding.say("Assessed " + Finding.day(assessed) + ", decided " + Finding.day(decided) + ":");
        if (days > 0) {
            return finding.say(Finding.days(days) + " before the decision, as the Compact asks.")
                    .met();
        }
        finding.say((days == 0 ? "on the same day" : Finding.days(-days) + " after the decision")
                + ". The Compact asks for it before.");
        return withUrgency(finding, facts);
    }

    /**
     * R-EARLY-DISC, undertaking 4.3: discuss early, let groups respond, weigh the reply. Only the order and the days between are
     * checked; whether the group could respond is for a person to judge.
     */
    static RuleCheck earlyDiscussion(KeyFacts facts, Thresholds asked) {
        Finding finding = new Finding(Rule.EARLY_DISCUSSION);
        LocalDate discussed = facts.firstDiscussed();
        LocalDate decided = facts.decisionMade();
        if (discussed == null || decided == null) {
            return finding.missIfAbsent("firstDiscussed", discussed)
                    .missIfAbsent("decisionMade", decided)
                    .say(
                            discussed == null && decided != null
                                    ? "No discussion with the group is known of; whether there was one is to be asked."
                                    : "The days of the first discussion and of the decision are not both known.")
                    .cannotTell();
        }
        long days = DAYS.between(discussed, decided);
        String order = days > 0
                ? Finding.days(days) + " before the decision."
                : days == 0 ? "on the same day." : Finding.days(-days) + " after the decision.";
        finding.say("First discussed " + Finding.day(discussed) + ", decided " + Finding.day(decided) + ": " + order)
                .say("The Compact asks for a discussion at least " + Finding.days(asked.discussionDays())
                        + " before, so it was "
                        + (days >= asked.discussionDays()
                                ? "early enough. Whether the group could respond is to be judged."
                                : Finding.days(asked.discussionDays() - days) + " late."));
        return days >= asked.discussionDays() ? finding.met() : finding.notMet();
    }

    /** A published decision was made, even where the day is not known. */
    private static RuleCheck withoutAssessment(Finding finding, KeyFacts facts) {
        finding.say("There is no assessment of the impact.");
        LocalDate made = facts.decisionMade();
        LocalDate published = facts.decisionPublished();
        if (made != null) {
            finding.say("The decision was made on " + Finding.day(made) + ".");
        } else if (published != null) {
            finding.say("The decision was published on " + Finding.day(published) + ".");
        } else {
            return finding.miss("decisionMade")
                    .say("Whether the decision has been made is not known.")
                    .cannotTell();
        }
        return withUrgency(finding, facts);
    }

    private static RuleCheck withUrgency(Finding finding, KeyFacts facts) {
        if (facts.urgencyClaimed() == null) {
            return finding.miss("urgencyClaimed")
                    .say("Whether the body claimed urgency is not known.")
                    .notMet();
        }
        return facts.urgencyClaimed()
                ? finding.say("The body claimed urgency.").explained(Escape.URGENCY)
                : finding.say("The body claimed no urgency.").notMet();
    }
}
