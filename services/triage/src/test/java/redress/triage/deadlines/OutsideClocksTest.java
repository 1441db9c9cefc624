package redress.triage.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.events.codes.ExternalRoute;
import redress.events.intake.KeyFacts;

class OutsideClocksTest {

    @Test
    void namesTheThreeClocksSoonestFirst() {
        assertThat(OutsideClocks.of(facts("2010-01-20", "2010-02-10", "2010-02-12", "2010-02-19")))
                .extracting(OutsideClock::route, OutsideClock::lastDay)
                .containsExactly(
                        tuple(ExternalRoute.CALL_IN, LocalDate.parse("2010-02-19")),
                        tuple(ExternalRoute.JUDICIAL_REVIEW, LocalDate.parse("2010-05-10")),
                        tuple(ExternalRoute.LGSCO, LocalDate.parse("2011-01-20")));
    }

    @Test
    void warnsOfACallInWindowThatNobodyKnows() {
        assertThat(OutsideClocks.of(facts(null, "2010-02-10", null, null)))
                .extracting(OutsideClock::route, OutsideClock::lastDay)
                .startsWith(tuple(ExternalRoute.CALL_IN, null));
    }

    @Test
    void countsFromPublicationWhereTheDecisionHasNoDay() {
        assertThat(OutsideClocks.of(facts(null, null, "2009-11-30", null)))
                .extracting(OutsideClock::lastDay)
                .containsExactly(null, LocalDate.parse("2010-02-28"), LocalDate.parse("2010-11-30"));
    }

    @Test
    void startsNoClockWithoutADecision() {
        assertThat(OutsideClocks.of(facts(null, null, null, null))).isEmpty();
        assertThat(OutsideClocks.of(facts("2010-01-20", null, null, null)))
                .extracting(OutsideClock::route)
                .containsExactly(ExternalRoute.LGSCO);
    }

    @Test
    void takesTheLastDayForJudicialReviewThatTheReportGives() {
        assertThat(OutsideClocks.of(facts(null, "2010-02-10", null, null, "2010-03-24")))
                .extracting(OutsideClock::route, OutsideClock::lastDay)
                .contains(tuple(ExternalRoute.JUDICIAL_REVIEW, LocalDate.parse("2010-03-24")));
    }

    @Test
    void saysEachTimeThatItIsNoLegalAdvice() {
        assertThat(OutsideClocks.of(facts("2010-01-20", "2010-02-10", "2010-02-12", "2010-02-19")))
                .allSatisfy(clock -> assertThat(clock.note()).endsWith("This is not legal advice."));
    }

    @Test
    void isOpenUpToAndIncludingTheLastDay() {
        OutsideClock clock = new OutsideClock(ExternalRoute.CALL_IN, LocalDate.parse("2010-02-19"), "");

        assertThat(clock.openOn(LocalDate.parse("2010-02-19"))).isTrue();
        assertThat(clock.openOn(LocalDate.parse("2010-02-20"))).isFalse();
        assertThat(new OutsideClock(ExternalRoute.CALL_IN, null, "").openOn(LocalDate.parse("2010-02-19")))
                .isFalse();
    }

    private static KeyFacts facts(
            @Nullable String notice, @Nullable String made, @Nullable String published, @Nullable String callIn) {
        return facts(notice, made, published, callIn, null);
    }

    private static KeyFacts facts(
            @Nullable String notice,
            @Nullable String made,
            @Nullable String published,
            @Nullable String callIn,
            @Nullable String judicialReview) {
        return new KeyFacts(
                null,
                null,
                null,
                null,
                day(notice),
                null,
                null,
                null,
                null,
                null,
                day(made),
                day(published),
                null,
                null,
                null,
                null,
                null,
                day(callIn),
                null,
                day(judicialReview));
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        return date == null ? null : LocalDate.parse(date);
    }
}
