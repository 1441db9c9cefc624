package redress.triage.deadlines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.codes.ExternalRoute;
import redress.events.intake.KeyFacts;

/**
 * Reckons the clocks that run beside a case: call-in, judicial review and the Ombudsman. They follow from the dates in the report
 * alone, so mediation, a deadline missed or a case closed never moves them. The last days are backstops for a lay reader, not legal
 * advice: judicial review has to be asked for promptly, and some decisions have far shorter limits.
 */
public final class OutsideClocks {
    /** Civil Procedure Rules 54.5: promptly, and not later than three months after the grounds first arose. */
    private static final int JUDICIAL_REVIEW_MONTHS = 3;
    /** Local Government Act 1974, section 26B: twelve months from the day on which the matter came to notice. */
    private static final int OMBUDSMAN_MONTHS = 12;

    private static final String NO_ADVICE = " This is not legal advice.";

    private OutsideClocks() {}

    /** The clocks that the facts allow to be named, the one that ends first in front, unknown ends first of all. Empty without a decision. */
    public static List<OutsideClock> of(KeyFacts facts) {
        List<OutsideClock> clocks = new ArrayList<>();
        callIn(facts).ifPresent(clocks::add);
        judicialReview(facts).ifPresent(clocks::add);
        ombudsman(facts).ifPresent(clocks::add);
        clocks.sort(Comparator.comparing(OutsideClock::lastDay, Comparator.nullsFirst(Comparator.naturalOrder())));
        return List.copyOf(clocks);
    }

    /** Known only from the report: each council has its own window. Named without a day as soon as there is a decision. */
    private static Optional<OutsideClock> callIn(KeyFacts facts) {
        String who = " Normally only councillors can ask for it, before the decision is carried out.";
        if (facts.callInCloses() != null) {
            return Optional.of(new OutsideClock(
                    ExternalRoute.CALL_IN,
                    facts.callInCloses(),
                    "The last day given in the report." + who + NO_ADVICE));
        }
        return decided(facts)
                .map(decision -> new OutsideClock(
                        ExternalRoute.CALL_IN,
                        null,
                        "The last day is not known; it is often 3 to 8 days after publication, so ask the council at once."
                                + who
                                + NO_ADVICE));
    }

    private static Optional<OutsideClock> judicialReview(KeyFacts facts) {
        if (facts.judicialReviewCloses() != null) {
            return Optional.of(new OutsideClock(
                    ExternalRoute.JUDICIAL_REVIEW,
                    facts.judicialReviewCloses(),
                    "The last day given in the report. A claim has to be made promptly; mediation does not stop the time."
                            + NO_ADVICE));
        }
        return decided(facts)
                .map(decision -> new OutsideClock(
                        ExternalRoute.JUDICIAL_REVIEW,
                        decision.plusMonths(JUDICIAL_REVIEW_MONTHS),
                        "A claim has to be made promptly and at the latest three months after the grounds arose, here counted from the decision."
                                + " Planning (six weeks) and procurement (30 days) have shorter limits; mediation does not stop the time."
                                + NO_ADVICE));
    }

    private static Optional<OutsideClock> ombudsman(KeyFacts facts) {
        return Stream.of(facts.noticeReceived(), facts.decisionMade(), facts.decisionPublished())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(known -> new OutsideClock(
                        ExternalRoute.LGSCO,
                        known.plusMonths(OMBUDSMAN_MONTHS),
                        "Twelve months from the first day on which the matter is known to have come to notice. The council must have had a"
                                + " reasonable chance to answer first; health and central bodies have another ombudsman."
                                + NO_ADVICE));
    }

    /** The day on which grounds arose; the day of publication where that of the decision is not known. */
    private static Optional<LocalDate> decided(KeyFacts facts) {
        @Nullable LocalDate made = facts.decisionMade();
        return Optional.ofNullable(made != null ? made : facts.decisionPublished());
    }
}
