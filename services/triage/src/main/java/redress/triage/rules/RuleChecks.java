package redress.triage.rules;

import java.util.Collection;
import java.util.List;
import redress.events.codes.BreachCategory;
import redress.events.intake.KeyFacts;

/**
 * Runs every check on what a report says. Same report, same answer: no clock, no store. Each undertaking has its own escape, so a
 * check never says only yes or no.
 */
public final class RuleChecks {

    private RuleChecks() {}

    /**
     * One finding per rule, always in the same order, whatever facts are given.
     *
     * @param categories what the report says went wrong; that there was no consultation counts where it says nothing of one
     */
    public static List<RuleCheck> check(KeyFacts facts, Collection<BreachCategory> categories, Thresholds asked) {
        boolean nobodyConsulted = nobodyConsulted(facts, categories);
        return List.of(
                nobodyConsulted ? ConsultationRules.none(facts, asked) : ConsultationRules.length(facts, asked),
                nobodyConsulted ? ConsultationRules.noneExplained(facts) : ConsultationRules.explanation(facts, asked),
                NoticeRules.length(facts, asked),
                NoticeRules.reason(facts),
                DecisionRules.impactFirst(facts),
                DecisionRules.earlyDiscussion(facts, asked));
    }

    private static boolean nobodyConsulted(KeyFacts facts, Collection<BreachCategory> categories) {
        return categories.contains(BreachCategory.CONSULT_NONE)
                && !categories.contains(BreachCategory.CONSULT_SHORT)
                && !categories.contains(BreachCategory.CONSULT_POOR)
                && facts.consultationOpened() == null
                && facts.consultationClosed() == null
                && facts.consultationWritten() == null;
    }
}
