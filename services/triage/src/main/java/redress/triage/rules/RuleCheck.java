package redress.triage.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.RuleResult;

/**
 * What one check found, in words that both sides can check by hand.
 *
 * @param ruleId such as {@code R-CONS-12W}
 * @param undertaking the national undertaking that the rule comes from, such as {@code NC10-2.4}
 * @param arithmetic the dates, the sum and what it means, in plain sentences; no name and no free text of the report
 * @param missing the components of {@link redress.events.intake.KeyFacts} that would settle an open point, in the order of asking; may
 *     hold some beside a definite result, such as whether a short consultation was explained
 * @param escape the way out that the Compact allows and that the facts show; null when none is shown
 */
public record RuleCheck(
        String ruleId,
        String undertaking,
        RuleResult result,
        String arithmetic,
        List<String> missing,
        @Nullable Escape escape) {
    public RuleCheck {
        missing = List.copyOf(missing);
    }
}
