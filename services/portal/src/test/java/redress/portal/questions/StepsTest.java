package redress.portal.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.forms.Answers;
import redress.portal.forms.Problems;
import redress.portal.forms.Today;
import redress.portal.pages.Words;

class StepsTest {

    private static final Today TODAY = new Today(LocalDate.of(2026, 11, 23));
    private final Steps steps = new Steps(new Words());

    @ParameterizedTest
    @CsvSource({
        "CONSULT_SHORT,dates-consultation",
        "CONSULT_POOR,dates-consultation",
        "CONSULT_NONE,no-consultation",
        "FUND_NOTICE,dates-notice",
        "FUND_DISPROP,dates-impact",
        "IMPACT_NOT_ASSESSED,dates-impact",
        "FUND_LATE_PAY,dates-payment"
    })
    void asksForTheDatesThatFitWhatWentWrong(String category, String page) {
        assertThat(paths(answers("categories", category))).contains(page);
        assertThat(paths(answers("categories", "OTHER"))).doesNotContain(page).contains("dates-decision");
    }

    @Test
    void asksForTheDaysOfAConsultationOrWhyThereWasNone() {
        assertThat(paths(new Answers(Map.of("categories", List.of("CONSULT_NONE", "CONSULT_POOR")))))
                .contains("dates-consultation")
                .doesNotContain("no-consultation");
        assertThat(paths(new Answers(Map.of("categories", List.of("CONSULT_NONE", "DESIGN_EXCLUDED")))))
                .contains("no-consultation")
                .doesNotContain("dates-consultation");
    }

    @Test
    void asksAnAnonymousReporterForNoName() {
        assertThat(paths(answers("identityMode", "ANONYMOUS_EVIDENCE"))).doesNotContain("organisation", "contact");
        assertThat(paths(answers("identityMode", "CONFIDENTIAL"))).contains("organisation", "contact");
        assertThat(steps.before("consents", answers("identityMode", "ANONYMOUS_EVIDENCE")))
                .isEqualTo("evidence");
    }

    @Test
    void asksWhoMayKnowFirstAndSaysWhoWouldBeforeAnythingIsWritten() {
        assertThat(steps.first()).isEqualTo("identity");
        assertThat(steps.after(Steps.COMPACT, answers("identityMode", "CONFIDENTIAL")))
                .isEqualTo(Steps.OPENER);
        assertThat(steps.after(Steps.OPENER, answers("identityMode", "CONFIDENTIAL")))
                .isEqualTo("relationship");
        assertThat(paths(answers("identityMode", "NAMED"))).doesNotContain(Steps.OPENER);
    }

    @Test
    void asksOnlyWhoGivesTheirNameWhatTheBodyMayBeShown() {
        assertThat(paths(answers("identityMode", "NAMED"))).contains("shown-to-public-body");
        assertThat(paths(answers("identityMode", "CONFIDENTIAL"))).doesNotContain("shown-to-public-body");
        assertThat(paths(answers("identityMode", "ANONYMOUS_EVIDENCE"))).doesNotContain("shown-to-public-body");
    }

    @Test
    void leadsFromTheFirstPageToTheCheckPageAndBack() {
        Answers none = Answers.none();
        String page = steps.first();
        int pages = 1;
        while (!page.equals(Steps.CHECK) && pages < 50) {
            String next = steps.after(page, none);
            assertThat(steps.before(next, none)).isEqualTo(page);
            page = next;
            pages++;
        }
        assertThat(page).isEqualTo(Steps.CHECK);
        assertThat(steps.before(steps.first(), none)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dates-decision,facts.decisionMade,24 11 2026,The day of the decision must be today or in the past",
        "dates-decision,facts.decisionPublished,1 1 2027,The day the decision was published must be today or in the past",
        "dates-notice,facts.noticeReceived,24 11 2026,The day you got notice must be today or in the past",
        "dates-impact,facts.impactAssessed,24 11 2026,The day the assessment was finished must be today or in the past",
        "dates-payment,facts.paid,24 11 2026,The day you were paid must be today or in the past"
    })
    void refusesDaysThatHaveNotCome(String page, String field, String day, String message) {
        assertThat(check(page, dated(Map.of(field, day))).of(field)).isEqualTo(message);
        assertThat(check(page, dated(Map.of(field, "23 11 2026"))).any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dates-consultation,facts.consultationOpened,2 3 2026,facts.consultationClosed,1 3 2026",
        "dates-notice,facts.noticeReceived,2 3 2026,facts.changeEffective,1 3 2026",
        "dates-decision,facts.decisionMade,2 3 2026,facts.decisionPublished,1 3 2026",
        "dates-decision,facts.decisionMade,2 3 2026,facts.callInCloses,1 3 2026",
        "dates-decision,facts.decisionMade,2 3 2026,facts.judicialReviewCloses,1 3 2026"
    })
    void refusesDaysThatContradictEachOther(String page, String first, String day, String second, String earlier) {
        assertThat(check(page, dated(Map.of(first, day, second, earlier))).of(second))
                .isNotNull();
        assertThat(check(page, dated(Map.of(first, day, second, day))).any()).isFalse();
    }

    @Test
    void refusesADecisionToComeThatWasMade() {
        assertThat(check(
                                "dates-decision",
                                dated(Map.of("facts.decisionMade", "2 3 2026", "facts.decisionDue", "1 5 2026")))
                        .of("facts.decisionDue"))
                .isNotNull();
        assertThat(check("dates-decision", dated(Map.of("facts.decisionDue", "1 5 2026")))
                        .any())
                .isFalse();
    }

    @Test
    void refusesADayForAnAssessmentThatDoesNotExist() {
        Answers answers = dated(Map.of("facts.impactAssessed", "1 3 2026")).with("facts.impactAssessmentExists", "no");
        assertThat(check("dates-impact", answers).of("facts.impactAssessed")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "facts.decisionMade,dates-decision",
        "organisation.name,organisation",
        "categories[2],kind",
        "contact,contact",
        "consents.nationalUse,consents",
        "consents.shareWithBody,shown-to-public-body",
        "compactId,compact",
        "bodyId,public-body",
        "attachmentIds[0],evidence",
        "whatHappened,what-happened"
    })
    void findsThePageOfAMessageFromIntake(String field, String page) {
        assertThat(steps.asking(field, Answers.none())).map(QuestionPage::path).contains(page);
    }

    @ParameterizedTest
    @CsvSource({"CONSULT_NONE,no-consultation", "CONSULT_SHORT,dates-consultation", "OTHER,dates-consultation"})
    void findsThePageThatAppliesOfThoseThatAskTheSame(String category, String page) {
        assertThat(steps.asking("facts.shorterPeriodExplained", answers("categories", category)))
                .map(QuestionPage::path)
                .contains(page);
    }

    @Test
    void findsNoPageForAMessageAboutNothingItAsks() {
        assertThat(steps.asking("idempotencyKey", Answers.none())).isEmpty();
        assertThat(steps.asking("", Answers.none())).isEmpty();
    }

    @Test
    void namesAllThatIsMissingOfAnEmptyReport() {
        assertThat(steps.check(Answers.none(), TODAY))
                .extracting(p -> p.field())
                .contains(
                        "bodyId",
                        "compactId",
                        "relationship",
                        "categories",
                        "whatHappened",
                        "identityMode",
                        "organisation.name",
                        "contact.name",
                        "contact.email");
    }

    @Test
    void hasWordsForEachOption() {
        assertThat(steps.all().stream()
                        .flatMap(s -> s.form().questions().stream())
                        .flatMap(q -> q.options().stream()))
                .allSatisfy(o -> assertThat(o.label()).isNotBlank());
    }

    private Problems check(String page, Answers answers) {
        return steps.check(steps.at(page).orElseThrow(), answers, TODAY);
    }

    private List<String> paths(Answers answers) {
        return steps.applying(answers).stream().map(QuestionPage::path).toList();
    }

    private static Answers answers(String name, String value) {
        return new Answers(Map.of(name, List.of(value)));
    }

    private static Answers dated(Map<String, String> days) {
        Answers answers = Answers.none();
        for (Map.Entry<String, String> each : days.entrySet()) {
            List<String> parts = Stream.of(each.getValue().split(" ")).toList();
            answers = answers.with(each.getKey() + "-day", parts.get(0))
                    .with(each.getKey() + "-month", parts.get(1))
                    .with(each.getKey() + "-year", parts.get(2));
        }
        return answers;
    }
}
