package redress.events.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dates and yes-or-no facts of a report that the rule checks need. All dates are days in Europe/London; a fact that the
 * reporter did not give is null, and left out where facts are written as JSON.
 *
 * @param shorterPeriodExplained whether the body explained a consultation of under twelve weeks, or that there was none
 * @param noticeReceived the day on which the group received notice of a change or an end
 * @param changeEffective the day on which the change or end takes effect
 * @param exceptionalCircumstances whether the body claimed exceptional circumstances for a shorter notice
 * @param firstDiscussed the day on which the body first spoke with the group about the change
 * @param impactAssessed the day on which an assessment of the impact was finished; null with {@code impactAssessmentExists} false
 *     means that there is none
 * @param urgencyClaimed whether the body claimed urgency as the reason for deciding without an assessment
 * @param callInCloses the last day on which councillors can call the decision in
 * @param decisionDue the day by which a decision will be made that has not been made yet
 * @param judicialReviewCloses the last day to ask for judicial review, as somebody told the reporter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyFacts(
        @Nullable LocalDate consultationOpened,
        @Nullable LocalDate consultationClosed,
        @Nullable Boolean consultationWritten,
        @Nullable Boolean shorterPeriodExplained,
        @Nullable LocalDate noticeReceived,
        @Nullable LocalDate changeEffective,
        @Nullable Boolean noticeWritten,
        @Nullable Boolean noticeReasoned,
        @Nullable Boolean exceptionalCircumstances,
        @Nullable LocalDate firstDiscussed,
        @Nullable LocalDate decisionMade,
        @Nullable LocalDate decisionPublished,
        @Nullable Boolean impactAssessmentExists,
        @Nullable LocalDate impactAssessed,
        @Nullable Boolean urgencyClaimed,
        @Nullable LocalDate paymentDue,
        @Nullable LocalDate paid,
        @Nullable LocalDate callInCloses,
        @Nullable LocalDate decisionDue,
        @Nullable LocalDate judicialReviewCloses) {

    /** What is given as earlier is a slip of the pen: the first Compact was of 1998. */
    public static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private static final int YEARS_AHEAD = 20;

    /** @param today the day on which they are given, in Europe/London */
    public static LocalDate latest(LocalDate today) {
        return today.plusYears(YEARS_AHEAD);
    }
}
