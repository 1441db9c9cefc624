package redress.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.events.codes.BreachCategory;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.RuleResult;
import redress.events.intake.KeyFacts;

class RouteQuestionTest {
    private static final LocalDate TODAY = LocalDate.parse("2010-02-15");

    @Test
    void countsDaysFromTheDayOfAsking() {
        KeyFacts facts = facts("2010-08-15", "2010-02-10", "2010-02-12", "2010-02-19");

        RouteQuestion question = RouteQuestion.of(asked(102), facts, List.of(), TODAY);

        assertThat(question.callInDaysLeft()).isEqualTo(4);
        assertThat(question.daysSincePublished()).isEqualTo(3);
        assertThat(question.daysUntilEffect()).isEqualTo(181);
        assertThat(question.judicialReviewDaysLeft()).isEqualTo(84);
        assertThat(question.supportingGroups()).isEqualTo(102);
    }

    @Test
    void countsBelowZeroOnceADayIsPast() {
        KeyFacts facts = facts("2010-02-14", "2009-11-14", null, "2010-02-13");

        RouteQuestion question = RouteQuestion.of(asked(null), facts, List.of(), TODAY);

        assertThat(question.callInDaysLeft()).isEqualTo(-2);
        assertThat(question.daysUntilEffect()).isEqualTo(-1);
        assertThat(question.judicialReviewDaysLeft()).isEqualTo(-1);
    }

    @Test
    void leavesUnknownDaysUnknown() {
        RouteQuestion question = RouteQuestion.of(asked(null), SampleFacts.NONE, List.of(), TODAY);

        assertThat(question.callInDaysLeft()).isNull();
        assertThat(question.daysSincePublished()).isNull();
        assertThat(question.daysUntilEffect()).isNull();
        assertThat(question.judicialReviewDaysLeft()).isNull();
        assertThat(question.supportingGroups()).isZero();
    }

    @Test
    void countsOnlyChecksThatWereNotMetAndNotExplained() {
        List<RuleCheck> checks = List.of(
                found(RuleResult.NOT_MET),
                found(RuleResult.NOT_MET_EXPLAINED),
                found(RuleResult.MET),
                found(RuleResult.CANNOT_TELL),
                found(RuleResult.NOT_MET));

        assertThat(RouteQuestion.of(asked(null), SampleFacts.NONE, checks, TODAY)
                        .rulesNotMet())
                .isEqualTo(2);
    }

    private static RuleCheck found(RuleResult result) {
        return new RuleCheck("R-TEST", "NC10-4.4", result, "", List.of(), null);
    }

    private static KeyFacts facts(String effective, String made, @Nullable String published, String callInCloses) {
        return new KeyFacts(
                null,
                null,
                null,
                null,
                null,
                SampleFacts.day(effective),
                null,
                null,
                null,
                null,
                SampleFacts.day(made),
                SampleFacts.day(published),
                null,
                null,
                null,
                null,
                null,
                SampleFacts.day(callInCloses),
                null,
                null);
    }

    private static RouteQuestion.Asked asked(@Nullable Integer supportingGroups) {
        return new RouteQuestion.Asked(
                IdentityMode.NAMED,
                List.of(BreachCategory.CONSULT_NONE),
                supportingGroups == null ? 0 : supportingGroups,
                PeopleBand.FROM_1000,
                MoneyBand.FROM_50K);
    }
}
