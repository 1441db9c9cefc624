package redress.triage.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import redress.events.codes.RuleResult;

/** Gathers the sentences and the missing facts of one check until its result is known. Used once. */
final class Finding {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Rule rule;
    private final List<String> sentences = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Finding(Rule rule) {
        this.rule = rule;
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    Finding say(String sentence) {
        sentences.add(sentence);
        return this;
    }

    /** Names a component of the key facts that is wanted and absent. */
    Finding miss(String fact) {
        missing.add(fact);
        return this;
    }

    /** Misses the fact if it is absent. */
    Finding missIfAbsent(String fact, @Nullable Object value) {
        return value == null ? miss(fact) : this;
    }

    RuleCheck met() {
        return as(RuleResult.MET, null);
    }

    RuleCheck notMet() {
        return as(RuleResult.NOT_MET, null);
    }

    RuleCheck explained(Escape escape) {
        return as(RuleResult.NOT_MET_EXPLAINED, escape);
    }

    RuleCheck cannotTell() {
        return as(RuleResult.CANNOT_TELL, null);
    }

    private RuleCheck as(RuleResult result, @Nullable Escape escape) {
        return new RuleCheck(rule.id(), rule.undertaking(), result, String.join(" ", sentences), missing, escape);
    }
}
