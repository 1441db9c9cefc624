package redress.triage.rules;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.intake.KeyFacts;

/**
 * Undertaking 2.4: where it is appropriate, 12 weeks of formal written consultation, and an explanation of anything shorter, informal
 * or missing. Content verified, number not.
 */
final class ConsultationRules {

    private static final String NOBODY = "The report says that nobody was consulted";

    private ConsultationRules() {}

    /** R-CONS-12W. Whole days from opening to closing, so clocks going forward or back do not matter. */
    static RuleCheck length(KeyFacts facts, Thresholds asked) {
        Finding finding = new Finding(Rule.CONSULTATION_LENGTH);
        LocalDate opened = facts.consultationOpened();
        LocalDate closed = facts.consultationClosed();
        if (opened == null || closed == null) {
            return finding.missIfAbsent("consultationOpened", opened)
                    .missIfAbsent("consultationClosed", closed)
                    .say(
                            opened == null && closed == null
                                    ? "No days of a consultation are known; whether there was one is to be asked."
                                    : "The days on which the consultation opened and closed are not both known.")
                    .cannotTell();
        }
        long days = DAYS.between(opened, closed);
        if (days < 0) {
            return finding.say(contradiction(opened, closed)).cannotTell();
        }
        finding.say(
                "Opened " + Finding.day(opened) + ", closed " + Finding.day(closed) + ": " + Finding.days(days) + ".");
        boolean longEnough = days >= asked.consultationDays();
        finding.say("The Compact asks for " + period(asked) + ", so it was "
                + (longEnough ? "long enough." : Finding.days(asked.consultationDays() - days) + " short."));
        if (facts.consultationWritten() == null) {
            finding.miss("consultationWritten").say("Whether it was in writing is not known.");
        } else if (!facts.consultationWritten()) {
            finding.say(
                    "It was not in writing; the Compact asks for a formal written consultation where that is appropriate.");
        }
        if (longEnough && !Boolean.FALSE.equals(facts.consultationWritten())) {
            return finding.met();
        }
        return withExplanation(finding, facts.shorterPeriodExplained());
    }

    /** R-CONS-12W where the report says that nobody was consulted. */
    static RuleCheck none(KeyFacts facts, Thresholds asked) {
        Finding finding = new Finding(Rule.CONSULTATION_LENGTH)
                .say(NOBODY + "; the Compact asks for " + period(asked)
                        + " of formal written consultation where that is appropriate.");
        return withExplanation(finding, facts.shorterPeriodExplained());
    }

    /** R-CONS-EXPL where the report says that nobody was consulted. */
    static RuleCheck noneExplained(KeyFacts facts) {
        Finding finding = new Finding(Rule.CONSULTATION_EXPLAINED);
        if (Boolean.TRUE.equals(facts.shorterPeriodExplained())) {
            return finding.say("The body explained why it did not consult.").met();
        }
        return unexplained(finding.say(NOBODY + ", so the body should have explained it."), facts);
    }

    /** R-CONS-EXPL. Nothing has to be explained where the consultation was long enough and not known to be informal. */
    static RuleCheck explanation(KeyFacts facts, Thresholds asked) {
        Finding finding = new Finding(Rule.CONSULTATION_EXPLAINED);
        LocalDate opened = facts.consultationOpened();
        LocalDate closed = facts.consultationClosed();
        if (Boolean.TRUE.equals(facts.shorterPeriodExplained())) {
            return finding.say("The body explained why it consulted for a shorter time or informally.")
                    .met();
        }
        if (opened == null || closed == null) {
            return finding.missIfAbsent("consultationOpened", opened)
                    .missIfAbsent("consultationClosed", closed)
                    .say("How long the consultation was is not known, so neither is whether it had to be explained.")
                    .cannotTell();
        }
        long days = DAYS.between(opened, closed);
        if (days < 0) {
            return finding.say(contradiction(opened, closed)).cannotTell();
        }
        boolean informal = Boolean.FALSE.equals(facts.consultationWritten());
        if (days >= asked.consultationDays() && !informal) {
            return finding.say("The consultation lasted " + Finding.days(days) + ", at least " + period(asked)
                            + ", so nothing had to be explained.")
                    .met();
        }
        finding.say(
                days < asked.consultationDays()
                        ? "The consultation lasted " + Finding.days(days) + ", less than " + period(asked)
                                + ", so the body should have explained it."
                        : "The consultation was not in writing, so the body should have explained it.");
        return unexplained(finding, facts);
    }

    private static RuleCheck unexplained(Finding finding, KeyFacts facts) {
        return facts.shorterPeriodExplained() == null
                ? finding.miss("shorterPeriodExplained")
                        .say("Whether it did is not known.")
                        .cannotTell()
                : finding.say("It did not.").notMet();
    }

    private static RuleCheck withExplanation(Finding finding, @Nullable Boolean explained) {
        if (explained == null) {
            return finding.miss("shorterPeriodExplained")
                    .say("Whether the body explained this is not known.")
                    .notMet();
        }
        return explained
                ? finding.say("The body explained why.").explained(Escape.SHORTER_PERIOD_EXPLAINED)
                : finding.say("The body did not explain why.").notMet();
    }

    private static String contradiction(LocalDate opened, LocalDate closed) {
        return "The dates contradict each other: opened " + Finding.day(opened) + ", closed " + Finding.day(closed)
                + ".";
    }

    private static String period(Thresholds asked) {
        String days = Finding.days(asked.consultationDays());
        return asked.consultationDays() % 7 == 0 ? days + " (" + asked.consultationDays() / 7 + " weeks)" : days;
    }
}
