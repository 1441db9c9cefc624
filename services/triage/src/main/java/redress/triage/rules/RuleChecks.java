package redress.triage.rules;

import java.util.List;
import redress.events.intake.KeyFacts;

/**
 * Runs every check on the facts of a report. Same facts, same answer: no clock, no store. Each undertaking has its own escape, so a
 * check never says only yes or no.
 */
public final class RuleChecks {

    private RuleChecks() {}

    /** One finding per rule, always in the same order, whatever facts are given. */
    public static List<RuleCheck> check(KeyFacts facts, Thresholds asked) {
        return List.of(
                ConsultationRules.length(facts, asked),
                ConsultationRules.explanation(facts, asked),
                NoticeRules.length(facts, asked),
                NoticeRules.reason(facts),
                DecisionRules.impactFirst(facts),
                DecisionRules.earlyDiscussion(facts, asked));
    }
}
