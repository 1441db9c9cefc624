package redress.triage.rules;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import redress.events.intake.KeyFacts;

/**
 * Undertaking 4.4: at least three months' written notice of a change or an end of funding, with clear reasons, save in exceptional
 * cases. Content verified, number not.
 */
final class NoticeRules {

    private NoticeRules() {}

    /**
     * R-NOTICE-3M. Months are counted to the same day number, or to the last day of a shorter month: notice on 30 November allows an
     * effect from 28 February, in leap years 29 February. Exceptional circumstances excuse only together with a reason.
     */
    static RuleCheck length(KeyFacts facts, Thresholds asked) {
        Finding finding = new Finding(Rule.NOTICE_LENGTH);
        LocalDate received = facts.noticeReceived();
        LocalDate effective = facts.changeEffective();
        if (received == null || effective == null) {
            return finding.missIfAbsent("noticeReceived", received)
                    .missIfAbsent("changeEffective", effective)
                    .say("The days on which notice was received and the change takes effect are not both known.")
                    .cannotTell();
        }
        LocalDate earliest = received.plusMonths(asked.noticeMonths());
        boolean longEnough = !effective.isBefore(earliest);
        finding.say("Notice received " + Finding.day(received) + ", effective " + Finding.day(effective) + ".")
                .say("The Compact asks for " + months(asked.noticeMonths()) + ", that is " + Finding.day(earliest)
                        + (earliest.getDayOfMonth() == received.getDayOfMonth() ? "" : " (the last day of that month)")
                        + " or later, so it was "
                        + (longEnough ? "long enough." : Finding.days(DAYS.between(effective, earliest)) + " short."));
        if (facts.noticeWritten() == null) {
            finding.miss("noticeWritten").say("Whether it was in writing is not known.");
        } else if (!facts.noticeWritten()) {
            finding.say("It was not in writing, which the Compact asks for.");
        }
        if (longEnough && !Boolean.FALSE.equals(facts.noticeWritten())) {
            return finding.met();
        }
        return withExceptionalCircumstances(finding, facts);
    }

    /** R-NOTICE-REASON. Whether a reason could be answered is for a person to judge. */
    static RuleCheck reason(KeyFacts facts) {
        Finding finding = new Finding(Rule.NOTICE_REASONED);
        if (facts.noticeReasoned() == null) {
            return finding.miss("noticeReasoned")
                    .say("Whether the notice gave reasons is not known.")
                    .cannotTell();
        }
        return facts.noticeReasoned()
                ? finding.say("The notice gave reasons.").met()
                : finding.say("The notice gave no reasons.").notMet();
    }

    private static RuleCheck withExceptionalCircumstances(Finding finding, KeyFacts facts) {
        if (facts.exceptionalCircumstances() == null) {
            return finding.miss("exceptionalCircumstances")
                    .say("Whether the body claimed exceptional circumstances is not known.")
                    .notMet();
        }
        if (!facts.exceptionalCircumstances()) {
            return finding.say("The body claimed no exceptional circumstances.").notMet();
        }
        if (facts.noticeReasoned() == null) {
            return finding.miss("noticeReasoned")
                    .say("The body claimed exceptional circumstances; whether it gave its reason is not known.")
                    .notMet();
        }
        return facts.noticeReasoned()
                ? finding.say("The body claimed exceptional circumstances and gave its reason.")
                        .explained(Escape.EXCEPTIONAL_CIRCUMSTANCES)
                : finding.say("The body claimed exceptional circumstances without giving a reason.")
                        .notMet();
    }

    private static String months(int count) {
        return count == 1 ? "1 month" : count + " months";
    }
}
