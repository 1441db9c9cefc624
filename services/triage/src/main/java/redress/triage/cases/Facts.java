package redress.triage.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import redress.events.intake.KeyFacts;

/** The key facts of a report as they are stored; what each means, {@link KeyFacts} says. */
record Facts(
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

    static Facts of(KeyFacts facts) {
        return new Facts(
                facts.consultationOpened(),
                facts.consultationClosed(),
                facts.consultationWritten(),
                facts.shorterPeriodExplained(),
                facts.noticeReceived(),
                facts.changeEffective(),
                facts.noticeWritten(),
                facts.noticeReasoned(),
                facts.exceptionalCircumstances(),
                facts.firstDiscussed(),
                facts.decisionMade(),
                facts.decisionPublished(),
                facts.impactAssessmentExists(),
                facts.impactAssessed(),
                facts.urgencyClaimed(),
                facts.paymentDue(),
                facts.paid(),
                facts.callInCloses(),
                facts.decisionDue(),
                facts.judicialReviewCloses());
    }

    KeyFacts asReported() {
        return new KeyFacts(
                consultationOpened,
                consultationClosed,
                consultationWritten,
                shorterPeriodExplained,
                noticeReceived,
                changeEffective,
                noticeWritten,
                noticeReasoned,
                exceptionalCircumstances,
                firstDiscussed,
                decisionMade,
                decisionPublished,
                impactAssessmentExists,
                impactAssessed,
                urgencyClaimed,
                paymentDue,
                paid,
                callInCloses,
                decisionDue,
                judicialReviewCloses);
    }
}
