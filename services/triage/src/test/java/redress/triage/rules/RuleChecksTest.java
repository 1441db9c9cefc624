package redress.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.codes.BreachCategory;
import redress.events.codes.RuleResult;
import redress.events.intake.KeyFacts;

class RuleChecksTest {

    @Test
    void answersEveryRuleOnceAndInTheSameOrder() {
        assertThat(RuleChecks.check(SampleFacts.NONE, List.of(), Thresholds.NATIONAL))
                .extracting(RuleCheck::ruleId)
                .containsExactly(
                        "R-CONS-12W",
                        "R-CONS-EXPL",
                        "R-NOTICE-3M",
                        "R-NOTICE-REASON",
                        "R-IMPACT-FIRST",
                        "R-EARLY-DISC");
    }

    @Test
    void cannotTellAnythingFromNothing() {
        assertThat(RuleChecks.check(SampleFacts.NONE, List.of(), Thresholds.NATIONAL))
                .allSatisfy(check -> {
                    assertThat(check.result()).isEqualTo(RuleResult.CANNOT_TELL);
                    assertThat(check.missing()).isNotEmpty();
                    assertThat(check.arithmetic()).endsWith(".");
                    assertThat(check.escape()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource({
        // 84 days and 83
        "2010-06-01, 2010-08-24, true,     , MET",
        "2010-06-01, 2010-08-23, true, false, NOT_MET",
        "2010-06-01, 2010-08-23, true, true, NOT_MET_EXPLAINED",
        "2010-06-01, 2010-08-23, true,     , NOT_MET",
        // 29 February counts
        "2028-02-01, 2028-04-25, true,     , MET",
        "2028-02-01, 2028-04-24, true, false, NOT_MET",
        "2027-02-01, 2027-04-26, true,     , MET",
        "2027-02-01, 2027-04-25, true, false, NOT_MET",
        // across the nights on which clocks go forward and back
        "2026-03-01, 2026-05-24, true,     , MET",
        "2026-03-01, 2026-05-23, true, false, NOT_MET",
        "2026-09-01, 2026-11-24, true,     , MET",
        "2026-09-01, 2026-11-23, true, false, NOT_MET",
        // the same day
        "2010-06-01, 2010-06-01, true, false, NOT_MET",
        // informal, though long enough
        "2010-06-01, 2010-08-24, false, false, NOT_MET",
        "2010-06-01, 2010-08-24, false, true, NOT_MET_EXPLAINED",
        "2010-06-01, 2010-08-24,     ,     , MET",
        // missing or contradictory
        "          , 2010-08-24, true, true, CANNOT_TELL",
        "2010-06-01,           , true, true, CANNOT_TELL",
        "2010-06-02, 2010-06-01, true, true, CANNOT_TELL",
    })
    void checksTheLengthOfAConsultation(
            String opened, String closed, Boolean written, Boolean explained, RuleResult expected) {
        RuleCheck check = check("R-CONS-12W", SampleFacts.consultation(opened, closed, written, explained));

        assertThat(check.result()).isEqualTo(expected);
        assertThat(check.undertaking()).isEqualTo("NC10-2.4");
        assertThat(check.escape())
                .isEqualTo(expected == RuleResult.NOT_MET_EXPLAINED ? Escape.SHORTER_PERIOD_EXPLAINED : null);
    }

    @Test
    void statesTheArithmeticOfAConsultation() {
        assertThat(check("R-CONS-12W", SampleFacts.consultation("2010-06-01", "2010-08-23", true, false))
                        .arithmetic())
                .isEqualTo(
                        "Opened 1 June 2010, closed 23 August 2010: 83 days. The Compact asks for 84 days (12 weeks),"
                                + " so it was 1 day short. The body did not explain why.");
    }

    @Test
    void namesTheFactsThatAConsultationLacks() {
        assertThat(check("R-CONS-12W", SampleFacts.NONE).missing())
                .containsExactly("consultationOpened", "consultationClosed");
        assertThat(check("R-CONS-12W", SampleFacts.consultation("2010-06-01", "2010-08-23", null, null))
                        .missing())
                .containsExactly("consultationWritten", "shorterPeriodExplained");
        assertThat(check("R-CONS-12W", SampleFacts.consultation("2010-06-01", "2010-08-24", true, null))
                        .missing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2010-06-01, 2010-08-24, true,      , MET",
        "2010-06-01, 2010-08-24,     , false, MET",
        "2010-06-01, 2010-08-24, false, false, NOT_MET",
        "2010-06-01, 2010-08-24, false,     , CANNOT_TELL",
        "2010-06-01, 2010-08-23, true,  true, MET",
        "2010-06-01, 2010-08-23, true, false, NOT_MET",
        "2010-06-01, 2010-08-23, true,      , CANNOT_TELL",
        "          ,           ,     ,  true, MET",
        "          ,           ,     , false, CANNOT_TELL",
        "2010-06-02, 2010-06-01, true, false, CANNOT_TELL",
    })
    void checksThatAShortConsultationWasExplained(
            String opened, String closed, Boolean written, Boolean explained, RuleResult expected) {
        assertThat(check("R-CONS-EXPL", SampleFacts.consultation(opened, closed, written, explained))
                        .result())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "     , NOT_MET,           CANNOT_TELL",
        "false, NOT_MET,           NOT_MET",
        "true,  NOT_MET_EXPLAINED, MET",
    })
    void takesTheReportsWordThatNobodyWasConsulted(Boolean explained, RuleResult length, RuleResult explanation) {
        List<RuleCheck> checks = consultedNobody(SampleFacts.consultation(null, null, null, explained));

        assertThat(checks).extracting(RuleCheck::result).startsWith(length, explanation);
        assertThat(checks.get(0).arithmetic())
                .startsWith("The report says that nobody was consulted; the Compact asks for 84 days (12 weeks)"
                        + " of formal written consultation where that is appropriate.");
    }

    @Test
    void asksOnlyForTheExplanationWhereNobodyWasConsulted() {
        assertThat(consultedNobody(SampleFacts.NONE).subList(0, 2))
                .extracting(RuleCheck::missing)
                .containsOnly(List.of("shorterPeriodExplained"));
    }

    @ParameterizedTest
    @CsvSource({
        "2010-06-01, 2010-08-24, MET",
        "2010-06-01, 2010-08-23, NOT_MET",
        "2010-06-01,           , CANNOT_TELL",
        "          , 2010-08-24, CANNOT_TELL",
    })
    void goesByTheDaysOfAConsultationThatIsSaidNotToHaveBeen(String opened, String closed, RuleResult expected) {
        assertThat(consultedNobody(SampleFacts.consultation(opened, closed, true, false))
                        .get(0)
                        .result())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-15, 2010-04-15, true,     ,      , MET",
        "2010-01-15, 2010-04-14, true, true, false, NOT_MET",
        "2010-01-15, 2010-04-14, true, true,  true, NOT_MET_EXPLAINED",
        "2010-01-15, 2010-04-14, true, false, true, NOT_MET",
        "2010-01-15, 2010-04-14, true,     ,  true, NOT_MET",
        "2010-01-15, 2010-04-14, true, true,      , NOT_MET",
        // clamped to the end of a shorter month
        "2009-11-30, 2010-02-28, true,     ,      , MET",
        "2009-11-30, 2010-02-27, true,     , false, NOT_MET",
        "2027-11-30, 2028-02-29, true,     ,      , MET",
        "2027-11-30, 2028-02-28, true,     , false, NOT_MET",
        "2010-01-31, 2010-04-30, true,     ,      , MET",
        "2010-03-31, 2010-06-29, true,     , false, NOT_MET",
        // from a leap day, and across the nights on which clocks change
        "2028-02-29, 2028-05-29, true,     ,      , MET",
        "2026-02-28, 2026-05-28, true,     ,      , MET",
        "2026-09-30, 2026-12-29, true,     , false, NOT_MET",
        // same day, and effect before notice
        "2010-01-15, 2010-01-15, true,     , false, NOT_MET",
        "2010-01-15, 2010-01-10, true,     , false, NOT_MET",
        // not in writing, though long enough
        "2010-01-15, 2010-07-15, false,    , false, NOT_MET",
        "2010-01-15, 2010-07-15, false, true, true, NOT_MET_EXPLAINED",
        "2010-01-15, 2010-07-15,     ,     ,      , MET",
        // missing
        "          , 2010-04-15, true, true,  true, CANNOT_TELL",
        "2010-01-15,           , true, true,  true, CANNOT_TELL",
    })
    void checksTheLengthOfNotice(
            String received,
            String effective,
            Boolean written,
            Boolean reasoned,
            Boolean exceptional,
            RuleResult expected) {
        RuleCheck check = check("R-NOTICE-3M", SampleFacts.notice(received, effective, written, reasoned, exceptional));

        assertThat(check.result()).isEqualTo(expected);
        assertThat(check.escape())
                .isEqualTo(expected == RuleResult.NOT_MET_EXPLAINED ? Escape.EXCEPTIONAL_CIRCUMSTANCES : null);
    }

    @Test
    void statesTheArithmeticOfNotice() {
        assertThat(check("R-NOTICE-3M", SampleFacts.notice("2009-11-30", "2010-02-01", true, false, false))
                        .arithmetic())
                .isEqualTo(
                        "Notice received 30 November 2009, effective 1 February 2010. The Compact asks for 3 months, that is"
                                + " 28 February 2010 (the last day of that month) or later, so it was 27 days short."
                                + " The body claimed no exceptional circumstances.");
    }

    @Test
    void namesTheFactsThatNoticeLacks() {
        assertThat(check("R-NOTICE-3M", SampleFacts.NONE).missing())
                .containsExactly("noticeReceived", "changeEffective");
        assertThat(check("R-NOTICE-3M", SampleFacts.notice("2010-01-15", "2010-02-01", null, null, null))
                        .missing())
                .containsExactly("noticeWritten", "exceptionalCircumstances");
        assertThat(check("R-NOTICE-3M", SampleFacts.notice("2010-01-15", "2010-02-01", true, null, true))
                        .missing())
                .containsExactly("noticeReasoned");
    }

    @ParameterizedTest
    @CsvSource({"true, MET", "false, NOT_MET", ", CANNOT_TELL"})
    void checksThatNoticeGaveReasons(Boolean reasoned, RuleResult expected) {
        assertThat(check("R-NOTICE-REASON", SampleFacts.notice("2010-01-15", "2010-02-01", true, reasoned, true))
                        .result())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2010-02-09, 2010-02-10,           , true,      , MET",
        "2010-02-09, 2010-02-10,           ,     ,      , MET",
        "2010-02-10, 2010-02-10,           , true, false, NOT_MET",
        "2010-02-11, 2010-02-10,           , true, false, NOT_MET",
        "2010-02-11, 2010-02-10,           , true,  true, NOT_MET_EXPLAINED",
        "2010-02-11, 2010-02-10,           , true,      , NOT_MET",
        "          , 2010-02-10,           , false, false, NOT_MET",
        "          , 2010-02-10,           , false, true, NOT_MET_EXPLAINED",
        "          ,           , 2010-02-12, false, false, NOT_MET",
        "          ,           ,           , false, false, CANNOT_TELL",
        "          , 2010-02-10,           , true, false, CANNOT_TELL",
        "          , 2010-02-10,           ,     , false, CANNOT_TELL",
        "2010-02-09,           , 2010-02-12, true, false, CANNOT_TELL",
        "2010-02-09, 2010-02-10,           , false, false, CANNOT_TELL",
    })
    void checksThatTheImpactWasAssessedFirst(
            String assessed, String decided, String published, Boolean exists, Boolean urgency, RuleResult expected) {
        RuleCheck check =
                check("R-IMPACT-FIRST", SampleFacts.decision(null, decided, published, exists, assessed, urgency));

        assertThat(check.result()).isEqualTo(expected);
        assertThat(check.escape()).isEqualTo(expected == RuleResult.NOT_MET_EXPLAINED ? Escape.URGENCY : null);
    }

    @Test
    void namesTheFactsThatAnAssessmentLacks() {
        assertThat(check("R-IMPACT-FIRST", SampleFacts.NONE).missing()).containsExactly("impactAssessmentExists");
        assertThat(check("R-IMPACT-FIRST", SampleFacts.decision(null, null, null, true, null, null))
                        .missing())
                .containsExactly("impactAssessed", "decisionMade");
        assertThat(check("R-IMPACT-FIRST", SampleFacts.decision(null, null, null, false, null, null))
                        .missing())
                .containsExactly("decisionMade");
        assertThat(check("R-IMPACT-FIRST", SampleFacts.decision(null, "2010-02-10", null, false, null, null))
                        .missing())
                .containsExactly("urgencyClaimed");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-02-09, 2010-02-10, MET",
        "2010-02-10, 2010-02-10, NOT_MET",
        "2010-02-11, 2010-02-10, NOT_MET",
        "          , 2010-02-10, CANNOT_TELL",
        "2010-02-09,           , CANNOT_TELL",
    })
    void checksThatTheBodySpokeFirst(String discussed, String decided, RuleResult expected) {
        assertThat(check("R-EARLY-DISC", SampleFacts.decision(discussed, decided, null, null, null, null))
                        .result())
                .isEqualTo(expected);
    }

    @Test
    void followsTheThresholdsOfALocalCompact() {
        Thresholds local = new Thresholds(56, 6, 20);

        assertThat(results(SampleFacts.consultation("2010-06-01", "2010-07-27", true, null), local))
                .startsWith(RuleResult.MET, RuleResult.MET);
        assertThat(results(SampleFacts.notice("2009-08-31", "2010-02-28", true, null, null), local)
                        .get(2))
                .isEqualTo(RuleResult.MET);
        assertThat(results(SampleFacts.notice("2009-08-31", "2010-02-27", true, null, false), local)
                        .get(2))
                .isEqualTo(RuleResult.NOT_MET);
        assertThat(results(SampleFacts.decision("2010-02-01", "2010-02-20", null, null, null, null), local)
                        .get(5))
                .isEqualTo(RuleResult.NOT_MET);
        assertThat(results(SampleFacts.decision("2010-01-31", "2010-02-20", null, null, null, null), local)
                        .get(5))
                .isEqualTo(RuleResult.MET);
    }

    @Test
    void refusesThresholdsThatAskForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(0, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(84, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(84, 3, 0));
    }

    private static RuleCheck check(String ruleId, KeyFacts facts) {
        return RuleChecks.check(facts, List.of(), Thresholds.NATIONAL).stream()
                .filter(check -> check.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSULT_SHORT", "CONSULT_POOR"})
    void cannotTellWhereTheReportSpeaksOfAConsultationToo(BreachCategory other) {
        List<BreachCategory> both = List.of(BreachCategory.CONSULT_NONE, other);
        assertThat(RuleChecks.check(SampleFacts.NONE, both, Thresholds.NATIONAL))
                .extracting(RuleCheck::result)
                .startsWith(RuleResult.CANNOT_TELL, RuleResult.CANNOT_TELL);
    }

    @Test
    void cannotTellWhereAConsultationWithoutDaysWasInWriting() {
        assertThat(consultedNobody(SampleFacts.consultation(null, null, true, null))
                        .get(0)
                        .result())
                .isEqualTo(RuleResult.CANNOT_TELL);
    }

    private static List<RuleCheck> consultedNobody(KeyFacts facts) {
        return RuleChecks.check(facts, List.of(BreachCategory.CONSULT_NONE), Thresholds.NATIONAL);
    }

    private static List<RuleResult> results(KeyFacts facts, Thresholds asked) {
        return RuleChecks.check(facts, List.of(), asked).stream()
                .map(RuleCheck::result)
                .toList();
    }
}
