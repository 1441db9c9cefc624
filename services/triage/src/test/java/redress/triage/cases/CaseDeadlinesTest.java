package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.triage.cases.SampleCases.DAYS;
import static redress.triage.cases.SampleCases.OPENED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.StageChanged;

/** When a stage is due, and what is reminded of, missed and kept. */
class CaseDeadlinesTest {

    private static final Instant LATER = OPENED.plus(Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGEMENT, 2026-11-26T23:59:59Z",
        "TRIAGE, 2026-12-07T23:59:59Z",
        "REPLY, 2026-12-14T23:59:59Z",
        "PANEL, 2026-12-07T23:59:59Z",
        "REMEDY, 2027-03-08T23:59:59Z",
        "CLOSING, 2026-11-30T23:59:59Z",
    })
    void setsTheDeadlineOfAStage(Stage stage, Instant due) {
        Case it = SampleCases.at(stage);
        assertThat(it.dueAt()).isEqualTo(due);
        DeadlineSet set = SampleCases.last(it.events(), DeadlineSet.class);
        assertThat(set.dueAt()).isEqualTo(due);
        assertThat(set.stage()).isEqualTo(stage);
    }

    @Test
    void countsTriageFromTheSubmission() {
        Case it = SampleCases.opened(IdentityMode.NAMED);
        SampleCases.act(it, "acknowledgement", OPENED.plus(Duration.ofDays(7)));
        new Course(it).enter(Stage.TRIAGE, DAYS, OPENED.plus(Duration.ofDays(7)));
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-12-07T23:59:59Z"));
    }

    @Test
    void hastensAnUrgentCase() {
        Case it = SampleCases.opened(IdentityMode.NAMED, Urgency.URGENT);
        SampleCases.act(it, "acknowledgement", OPENED);
        new Course(it).enter(Stage.TRIAGE, DAYS, OPENED);
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-11-24T23:59:59Z"));
    }

    /** More time may be given after the reminder has come. */
    @Test
    void remindsAgainBeforeALaterEnd() {
        Case it = SampleCases.at(Stage.REPLY);
        Course course = new Course(it);
        Instant first = it.remindAt();
        course.near(Stage.REPLY, first);
        it.extend(5, DAYS, first);
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-12-21T23:59:59Z"));
        assertThat(it.remindAt()).isEqualTo(first.plus(Duration.ofDays(7)));
        course.near(Stage.REPLY, it.remindAt());
        assertThat(SampleCases.last(it.events(), DeadlineNear.class).dueAt()).isEqualTo(it.dueAt());
        assertThat(course.recount(DAYS, it.remindAt()))
                .as("counted anew it stays")
                .isNull();
    }

    /** A Compact may remind so early that even the later reminder would have come by now. */
    @Test
    void remindsAgainOnTheNextWorkingDayWhereTheLaterTimeHasPassedToo() {
        Case it = SampleCases.at(Stage.REPLY);
        it.limits = List.of(new CaseLimit(Stage.REPLY, false, 15, 10));
        it.clock.remindAt = Instant.parse("2026-11-30T09:00:00Z");
        Course course = new Course(it);
        course.near(Stage.REPLY, it.remindAt());
        Instant friday = Instant.parse("2026-12-11T10:00:00Z");
        it.extend(5, DAYS, friday);
        assertThat(it.remindAt()).isEqualTo(Instant.parse("2026-12-14T09:00:00Z"));
        int before = it.events().size();
        course.near(Stage.REPLY, it.remindAt());
        assertThat(it.events()).hasSize(before + 1);
        assertThat(SampleCases.last(it.events(), DeadlineNear.class).dueAt()).isEqualTo(it.dueAt());
    }

    @Test
    void saysInAReminderThatTheCaseIsUrgent() {
        Case it = SampleCases.opened(IdentityMode.NAMED, Urgency.URGENT);
        Course course = new Course(it);
        course.near(Stage.ACKNOWLEDGEMENT, it.remindAt());
        assertThat(SampleCases.last(it.events(), DeadlineNear.class).urgency()).isEqualTo(Urgency.URGENT);
        Case usual = SampleCases.at(Stage.REPLY);
        new Course(usual).near(Stage.REPLY, usual.remindAt());
        assertThat(SampleCases.last(usual.events(), DeadlineNear.class).urgency())
                .isNull();
    }

    /** As when a holiday was taken out of the calendar: the day that people were told stays, and the days are given beyond it. */
    @Test
    void givesTheDaysBeyondTheDayThatPeopleWereTold() {
        Case it = SampleCases.at(Stage.REPLY);
        new Course(it).recount(SampleCases.withHoliday("2026-12-02"), OPENED);
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-12-15T23:59:59Z"));
        it.extend(5, DAYS, OPENED);
        assertThat(it.dueAt()).isEqualTo(Instant.parse("2026-12-22T23:59:59Z"));
    }

    /** Whoever has the case open is not told that it has changed. */
    @Test
    void keepsItsVersionWhenAllThatComesIsAReminder() {
        Case it = SampleCases.at(Stage.REPLY);
        it.stored();
        long seen = it.version();
        new Course(it).near(Stage.REPLY, it.remindAt());
        it.stored();
        assertThat(it.version()).isEqualTo(seen);
        it.ownedBy("sample-thurrock-officer", it.remindAt());
        it.stored();
        assertThat(it.version()).isGreaterThan(seen);
    }

    @Test
    void entersAStageOnce() {
        Case it = SampleCases.at(Stage.PANEL);
        it.stored();
        assertThat(new Course(it).enter(Stage.PANEL, DAYS, LATER).dueAt()).isEqualTo(it.dueAt());
        assertThat(it.events()).isEmpty();
    }

    /** The timer that misses a deadline goes off when its last second has passed. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, true", "999, true", "1000, false", "1001, false"})
    void tellsWhetherAStageWasLeftInTime(int millisAfterDue, boolean inTime) {
        Case it = SampleCases.at(Stage.PANEL);
        Instant at = it.dueAt().plusMillis(millisAfterDue);
        SampleCases.act(it, "panel", at);
        new Course(it).enter(Stage.MEDIATION, DAYS, at);
        assertThat(SampleCases.last(it.events(), StageChanged.class))
                .isEqualTo(new StageChanged(it.about(), at, Stage.PANEL, OPENED, inTime, Stage.MEDIATION));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void remindsAndMissesOnce(Stage stage) {
        Case it = SampleCases.at(stage);
        it.stored();
        Instant near = it.remindAt();
        Instant due = it.dueAt();
        Instant missed = due.plusSeconds(1);
        new Course(it).near(stage, near);
        new Course(it).near(stage, missed);
        new Course(it).missed(stage, missed);
        new Course(it).missed(stage, missed);
        assertThat(it.events())
                .containsExactly(
                        new DeadlineNear(it.about(), near, stage, due),
                        new DeadlineMissed(it.about(), missed, stage, due, MustAct.ifMissed(stage)));
    }

    /** A clock that was ahead, or a deadline that was moved, lets a timer go off too early. */
    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void neitherRemindsNorMissesBeforeTheTime(Stage stage) {
        Case it = SampleCases.at(stage);
        it.stored();
        Instant beforeNear = it.remindAt().minusMillis(1);
        Instant beforeMissed = it.dueAt().plusMillis(999);
        assertThatThrownBy(() -> new Course(it).near(stage, beforeNear)).isInstanceOf(TimerTooEarly.class);
        assertThatThrownBy(() -> new Course(it).missed(stage, beforeMissed)).isInstanceOf(TimerTooEarly.class);
        assertThat(it.events()).isEmpty();
    }

    @Test
    void remindsOfNothingThatIsMissed() {
        Case it = SampleCases.at(Stage.REMEDY);
        it.stored();
        Instant midnight = it.dueAt().plusSeconds(1);
        new Course(it).near(Stage.REMEDY, midnight);
        assertThat(it.events()).isEmpty();
        new Course(it).near(Stage.REMEDY, midnight.minusMillis(1));
        assertThat(it.events()).hasSize(1);
    }

    @Test
    void forgetsTheDeadlineOfAStageThatWasLeft() {
        Case it = SampleCases.at(Stage.PANEL);
        it.stored();
        new Course(it).near(Stage.REPLY, LATER);
        new Course(it).missed(Stage.REPLY, LATER);
        assertThat(it.events()).isEmpty();
    }

    @Test
    void goesOnWithoutTheBodysReply() {
        assertThat(MustAct.ifMissed(Stage.REPLY)).isEqualTo(MissedEffect.WENT_ON);
        assertThat(MustAct.ifMissed(Stage.CLOSING)).isEqualTo(MissedEffect.CLOSED);
    }

    @Test
    void keepsNoDeadlineByBeingWithdrawn() {
        Case it = SampleCases.at(Stage.REPLY);
        new Course(it).withdraw(LATER);
        new Course(it).close(LATER);
        assertThat(SampleCases.last(it.events(), StageChanged.class).inTime()).isNull();
    }
}
