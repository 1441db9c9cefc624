package redress.events.triage;

import redress.events.codes.RuleResult;

/**
 * What one rule check found when the case was triaged; the rule id is one of {@code R-CONS-12W} and its like.
 */
public record RuleFinding(String ruleId, RuleResult result) {}
