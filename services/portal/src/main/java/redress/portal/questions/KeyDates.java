package redress.portal.questions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import redress.portal.forms.Questionnaire;
import redress.portal.forms.Today;
import redress.portal.pages.Words;

/** The pages about dates: only those that the rule checks need for what went wrong. Everything on them may be left out. */
final class KeyDates {

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

    private final Words words;
    private final Questionnaire ask;
    private final String section;
    private final String ifUnknown;

    KeyDates(Words words) {
        this.words = words;
        this.ask = new Questionnaire(words, "questions");
        this.section = words.say("questions.section.dates");
        this.ifUnknown = words.say("questions.page.dates.lead");
    }

    List<QuestionPage> steps() {
        return List.of(decision(), notice(), consultation(), noConsultation(), impact(), payment());
    }

    private QuestionPage decision() {
        return QuestionPage.always(
                "dates-decision",
                section,
                asking(
                                "questions.page.dates-decision",
                                date("facts.firstDiscussed"),
                                date("facts.decisionMade"),
                                date("facts.decisionPublished"),
                                date("facts.callInCloses"),
                                date("facts.decisionDue"),
                                date("facts.judicialReviewCloses"))
                        .and(this::decisionInOrder),
                ifUnknown);
    }

    private QuestionPage notice() {
        return QuestionPage.always(
                        "dates-notice",
                        section,
                        asking(
                                        "questions.page.dates-notice",
                                        date("facts.noticeReceived"),
                                        date("facts.changeEffective"),
                                        yesNo("facts.noticeWritten"),
                                        yesNo("facts.noticeReasoned"),
                                        yesNo("facts.exceptionalCircumstances"))
                                .and((a, today) -> problems(
                                        future(a, today, "facts.noticeReceived"),
                                        before(a, "facts.changeEffective", "facts.noticeReceived"))),
                        ifUnknown)
                .when(any(NOTICE));
    }

    private QuestionPage consultation() {
        return QuestionPage.always(
                        "dates-consultation",
                        section,
                        asking(
                                        "questions.page.dates-consultation",
                                        date("facts.consultationOpened"),
                                        date("facts.consultationClosed"),
                                        yesNo("facts.consultationWritten"),
                                        explained())
                                .and((a, today) ->
                                        problems(before(a, "facts.consultationClosed", "facts.consultationOpened"))),
                        ifUnknown)
                .when(any(CONSULTATION).and(nobodyConsulted().negate()));
    }

    private QuestionPage noConsultation() {
        return QuestionPage.always("no-consultation", section, asking("questions.page.no-consultation", explained()))
                .when(nobodyConsulted());
    }

    /** In the same words on both pages, as the answer stays when another page comes to ask it. */
    private Question explained() {
        return yesNo("facts.shorterPeriodExplained");
    }

    private static Predicate<Answers> nobodyConsulted() {
        return any(Set.of(BreachCategory.CONSULT_NONE))
                .and(any(Set.of(BreachCategory.CONSULT_SHORT, BreachCategory.CONSULT_POOR))
                        .negate());
    }

    private QuestionPage impact() {
        return QuestionPage.always(
                        "dates-impact",
                        section,
                        asking(
                                        "questions.page.dates-impact",
                                        yesNo("facts.impactAssessmentExists"),
                                        date("facts.impactAssessed"),
                                        yesNo("facts.urgencyClaimed"))
                                .and((a, today) -> problems(
                                        future(a, today, "facts.impactAssessed"),
                                        Boolean.FALSE.equals(a.yesNo("facts.impactAssessmentExists"))
                                                        && a.hasDate("facts.impactAssessed")
                                                ? problem("facts.impactAssessed", "questions.facts.impactAssessed.none")
                                                : null)),
                        ifUnknown)
                .when(any(IMPACT));
    }

    private QuestionPage payment() {
        return QuestionPage.always(
                        "dates-payment",
                        section,
                        asking("questions.page.dates-payment", date("facts.paymentDue"), date("facts.paid"))
                                .and((a, today) -> problems(future(a, today, "facts.paid"))),
                        ifUnknown)
                .when(any(PAYMENT));
    }

    private List<Problem> decisionInOrder(Answers a, Today today) {
        return problems(
                future(a, today, "facts.firstDiscussed"),
                future(a, today, "facts.decisionMade"),
                future(a, today, "facts.decisionPublished"),
                before(a, "facts.decisionPublished", "facts.decisionMade"),
                before(a, "facts.callInCloses", "facts.decisionMade"),
                before(a, "facts.judicialReviewCloses", "facts.decisionMade"),
                a.dateOrNull("facts.decisionMade") != null && a.dateOrNull("facts.decisionDue") != null
                        ? problem("facts.decisionDue", "questions.facts.decisionDue.made")
                        : null);
    }

    private Question date(String name) {
        return ask.date(name).mayBeLeftOut();
    }

    private Question yesNo(String name) {
        return ask.yesNo(name).mayBeLeftOut();
    }

    /** A form whose days all have to lie in a time that can be meant. */
    private Form asking(String title, Question... questions) {
        Form form = Form.of(words.say(title), questions);
        return form.and((answers, today) -> form.questions().stream()
                .filter(question -> question.kind() == Question.Kind.DATE)
                .flatMap(question -> outOfTime(question, answers, today).stream())
                .toList());
    }

    private Optional<Problem> outOfTime(Question question, Answers answers, Today today) {
        LocalDate latest = KeyFacts.latest(today.day());
        return answers.date(question.name())
                .filter(day -> day.isBefore(KeyFacts.EARLIEST) || day.isAfter(latest))
                .map(day -> new Problem(
                        question.name(),
                        words.say(
                                "questions.facts.out-of-time",
                                question.inMessages(),
                                words.day(KeyFacts.EARLIEST),
                                words.day(latest)),
                        List.of(question.name() + "-year")));
    }

    private static Predicate<Answers> any(Set<BreachCategory> categories) {
        return answers -> categories.stream().anyMatch(c -> answers.chose("categories", c.name()));
    }

    private @Nullable Problem future(Answers a, Today today, String field) {
        LocalDate day = a.dateOrNull(field);
        return day != null && day.isAfter(today.day()) ? problem(field, "questions." + field + ".future") : null;
    }

    /** What is said stands with the later day. */
    private @Nullable Problem before(Answers a, String later, String earlier) {
        LocalDate end = a.dateOrNull(later);
        LocalDate start = a.dateOrNull(earlier);
        return end != null && start != null && end.isBefore(start)
                ? problem(later, "questions." + later + ".too-early")
                : null;
    }

    private Problem problem(String field, String key) {
        return new Problem(field, words.say(key));
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
