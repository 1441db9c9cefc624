package redress.portal.questions;

import static redress.portal.forms.Question.date;
import static redress.portal.forms.Question.yesNo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.intake.KeyFacts;
import redress.portal.forms.Answers;
import redress.portal.forms.Form;
import redress.portal.forms.Problem;
import redress.portal.forms.Question;
import redress.portal.forms.Today;

/** The pages about dates: only those that the rule checks need for what went wrong. Everything on them may be left out. */
final class KeyDates {

    private static final String SECTION = "Key dates";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final String IF_UNKNOWN =
            "Give the dates you know and leave the others empty. The dates are checked against what the Compact promises.";

    private static final Set<BreachCategory> CONSULTATION =
            Set.of(BreachCategory.CONSULT_SHORT, BreachCategory.CONSULT_POOR, BreachCategory.DESIGN_EXCLUDED);
    private static final Set<BreachCategory> NOTICE = Set.of(
            BreachCategory.FUND_NOTICE,
            BreachCategory.FUND_NO_IMPROVE,
            BreachCategory.FUND_DISPROP,
            BreachCategory.FUND_TERM,
            BreachCategory.CONSULT_NONE,
            BreachCategory.IMPACT_NOT_ASSESSED,
            BreachCategory.SUPPORT_INFRA);
    private static final Set<BreachCategory> IMPACT = Set.of(
            BreachCategory.IMPACT_NOT_ASSESSED,
            BreachCategory.EQUALITY,
            BreachCategory.FUND_DISPROP,
            BreachCategory.SUPPORT_INFRA);
    private static final Set<BreachCategory> PAYMENT = Set.of(BreachCategory.FUND_LATE_PAY);

    private KeyDates() {}

    static List<QuestionPage> steps() {
        return List.of(decision(), notice(), consultation(), noConsultation(), impact(), payment());
    }

    private static QuestionPage decision() {
        return QuestionPage.always(
                "dates-decision",
                SECTION,
                asking(
                                "When was it decided?",
                                date(
                                                "facts.firstDiscussed",
                                                "When did the public body first talk with you about it? (optional)")
                                        .called("Day of the first talk")
                                        .hint(
                                                "For example, 27 3 2026. Leave it empty if you do not know or it never did."),
                                date("facts.decisionMade", "When was the decision made? (optional)")
                                        .called("Day of the decision"),
                                date("facts.decisionPublished", "When was the decision published? (optional)")
                                        .called("Day the decision was published"),
                                date(
                                                "facts.callInCloses",
                                                "Last day on which councillors can call the decision in (optional)")
                                        .called("Last day for call-in")
                                        .hint(
                                                "A council’s democratic services can tell you. It is often 3 to 8 days after the"
                                                        + " decision was published."),
                                date("facts.decisionDue", "If it is still to be decided, by when? (optional)")
                                        .called("Day it will be decided"),
                                date("facts.judicialReviewCloses", "Last day to ask for judicial review (optional)")
                                        .called("Last day for judicial review")
                                        .hint("Only if a lawyer or an adviser has told you."))
                        .and(KeyDates::decisionInOrder),
                IF_UNKNOWN);
    }

    private static QuestionPage notice() {
        return QuestionPage.always(
                        "dates-notice",
                        SECTION,
                        asking(
                                        "What notice did you get of the change or end?",
                                        date("facts.noticeReceived", "When did you get notice? (optional)")
                                                .called("Day you got notice")
                                                .hint("For example, 27 3 2026"),
                                        date(
                                                        "facts.changeEffective",
                                                        "When does the change or end take effect? (optional)")
                                                .called("Day the change takes effect"),
                                        yesNo("facts.noticeWritten", "Was the notice in writing? (optional)"),
                                        yesNo("facts.noticeReasoned", "Did it give reasons? (optional)"),
                                        yesNo(
                                                "facts.exceptionalCircumstances",
                                                "Did the public body say that there were exceptional circumstances? (optional)"))
                                .and((a, today) -> problems(
                                        future(a, today, "facts.noticeReceived", "The day you got notice"),
                                        before(
                                                a,
                                                "facts.changeEffective",
                                                "facts.noticeReceived",
                                                "The change cannot take effect before the day you got notice"))),
                        IF_UNKNOWN)
                .when(any(NOTICE));
    }

    private static QuestionPage consultation() {
        return QuestionPage.always(
                        "dates-consultation",
                        SECTION,
                        asking(
                                        "When was the consultation?",
                                        date("facts.consultationOpened", "When did the consultation open? (optional)")
                                                .called("Day the consultation opened")
                                                .hint("For example, 27 3 2026. Leave it empty if there was none."),
                                        date(
                                                        "facts.consultationClosed",
                                                        "When did it close, or when will it? (optional)")
                                                .called("Day the consultation closed"),
                                        yesNo(
                                                "facts.consultationWritten",
                                                "Was it a formal, written consultation? (optional)"),
                                        explained())
                                .and((a, today) -> problems(before(
                                        a,
                                        "facts.consultationClosed",
                                        "facts.consultationOpened",
                                        "The consultation cannot close before it opens"))),
                        IF_UNKNOWN)
                .when(any(CONSULTATION).and(nobodyConsulted().negate()));
    }

    private static QuestionPage noConsultation() {
        return QuestionPage.always("no-consultation", SECTION, asking("Why was there no consultation?", explained()))
                .when(nobodyConsulted());
    }

    /** In the same words on both pages, as the answer stays when another page comes to ask it. */
    private static Question explained() {
        return yesNo(
                "facts.shorterPeriodExplained",
                "Did the public body say why there was no consultation, or a short one? (optional)");
    }

    private static Predicate<Answers> nobodyConsulted() {
        return any(Set.of(BreachCategory.CONSULT_NONE))
                .and(any(Set.of(BreachCategory.CONSULT_SHORT, BreachCategory.CONSULT_POOR))
                        .negate());
    }

    private static QuestionPage impact() {
        return QuestionPage.always(
                        "dates-impact",
                        SECTION,
                        asking(
                                        "Was the impact looked at?",
                                        yesNo(
                                                        "facts.impactAssessmentExists",
                                                        "Did the public body assess the impact? (optional)")
                                                .hint("For example an equality or community impact assessment."),
                                        date(
                                                        "facts.impactAssessed",
                                                        "If so, when was the assessment finished? (optional)")
                                                .called("Day the assessment was finished"),
                                        yesNo(
                                                "facts.urgencyClaimed",
                                                "Did it say that the decision was too urgent to wait? (optional)"))
                                .and((a, today) -> problems(
                                        future(a, today, "facts.impactAssessed", "The day the assessment was finished"),
                                        Boolean.FALSE.equals(a.yesNo("facts.impactAssessmentExists"))
                                                        && a.hasDate("facts.impactAssessed")
                                                ? new Problem(
                                                        "facts.impactAssessed",
                                                        "Leave the day empty if there was no assessment")
                                                : null)),
                        IF_UNKNOWN)
                .when(any(IMPACT));
    }

    private static QuestionPage payment() {
        return QuestionPage.always(
                        "dates-payment",
                        SECTION,
                        asking(
                                        "When should you have been paid?",
                                        date("facts.paymentDue", "When was the payment due? (optional)")
                                                .called("Day the payment was due")
                                                .hint("For example, 27 3 2026"),
                                        date("facts.paid", "When were you paid? (optional)")
                                                .called("Day you were paid")
                                                .hint("Leave it empty if you have not been paid yet."))
                                .and((a, today) -> problems(future(a, today, "facts.paid", "The day you were paid"))),
                        IF_UNKNOWN)
                .when(any(PAYMENT));
    }

    private static List<Problem> decisionInOrder(Answers a, Today today) {
        return problems(
                future(a, today, "facts.firstDiscussed", "The day of the first talk"),
                future(a, today, "facts.decisionMade", "The day of the decision"),
                future(a, today, "facts.decisionPublished", "The day the decision was published"),
                before(
                        a,
                        "facts.decisionPublished",
                        "facts.decisionMade",
                        "The decision cannot be published before it was made"),
                before(
                        a,
                        "facts.callInCloses",
                        "facts.decisionMade",
                        "Call-in cannot end before the decision was made"),
                before(
                        a,
                        "facts.judicialReviewCloses",
                        "facts.decisionMade",
                        "The time for judicial review cannot end before the decision was made"),
                a.dateOrNull("facts.decisionMade") != null && a.dateOrNull("facts.decisionDue") != null
                        ? new Problem(
                                "facts.decisionDue",
                                "Leave out the day on which it will be decided, as the decision was made")
                        : null);
    }

    /** A form whose days all have to lie in a time that can be meant. */
    private static Form asking(String title, Question... questions) {
        Form form = Form.of(title, questions);
        return form.and((answers, today) -> form.questions().stream()
                .filter(question -> question.kind() == Question.Kind.DATE)
                .flatMap(question -> outOfTime(question, answers, today).stream())
                .toList());
    }

    private static Optional<Problem> outOfTime(Question question, Answers answers, Today today) {
        LocalDate latest = KeyFacts.latest(today.day());
        return answers.date(question.name())
                .filter(day -> day.isBefore(KeyFacts.EARLIEST) || day.isAfter(latest))
                .map(day -> new Problem(
                        question.name(),
                        "%s must be between %s and %s. Check the year"
                                .formatted(question.inMessages(), DAY.format(KeyFacts.EARLIEST), DAY.format(latest)),
                        List.of(question.name() + "-year")));
    }

    private static Predicate<Answers> any(Set<BreachCategory> categories) {
        return answers -> categories.stream().anyMatch(c -> answers.chose("categories", c.name()));
    }

    private static @Nullable Problem future(Answers a, Today today, String field, String subject) {
        LocalDate day = a.dateOrNull(field);
        return day != null && day.isAfter(today.day())
                ? new Problem(field, subject + " must be today or in the past")
                : null;
    }

    private static @Nullable Problem before(Answers a, String later, String earlier, String message) {
        LocalDate end = a.dateOrNull(later);
        LocalDate start = a.dateOrNull(earlier);
        return end != null && start != null && end.isBefore(start) ? new Problem(later, message) : null;
    }

    private static List<Problem> problems(@Nullable Problem... found) {
        List<Problem> all = new ArrayList<>();
        for (Problem each : found) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }
}
