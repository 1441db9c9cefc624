package redress.triage.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.register.StageLimit;
import redress.events.triage.CaseClosed;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.StageChanged;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;

/** What the process, the clock and the reporter do with a case: the stages that it comes to, their deadlines, its end. */
final class Course {

    private final Case it;

    Course(Case it) {
        this.it = it;
    }

    /** @return false if the case was closed before, which nothing changes any more */
    boolean withdraw(Instant now) {
        if (it.clock.stage == Stage.CLOSED || it.withdrawnAt != null) {
            return false;
        }
        it.withdrawnAt = now;
        it.note(Kinds.WITHDRAWN, Map.of(), null, now);
        return true;
    }

    /** Where the process now stands. Entering the stage in which the case stands changes nothing. */
    Deadline enter(Stage stage, WorkingDays days, Instant now) {
        if (it.clock.stage == stage) {
            return it.clock.deadline();
        }
        moveTo(stage, now);
        it.clock.keep(days.deadline(it.clock.from(), limit(stage)), days);
        it.publish(deadlineSet(now, null), now);
        return it.clock.deadline();
    }

    /** The task by which the stage is completed later. */
    void await(String task, Instant now) {
        it.taskId = task;
        it.touch(now);
    }

    /**
     * The calendar says something else than when the deadline was counted. What people were told never comes earlier, and what was
     * missed stays missed.
     *
     * @return the deadline if it has changed, or is certain now
     */
    @Nullable
    Deadline recount(WorkingDays days, Instant now) {
        if (!it.clock.runs(now)) {
            return null;
        }
        Deadline told = it.clock.deadline();
        Deadline deadline = told.orLater(days.deadline(it.clock.from(), limit(it.stage())));
        if (deadline.equals(told)) {
            return null;
        }
        DeadlineReason reason = told.provisional() ? DeadlineReason.CALENDAR_EXTENDED : DeadlineReason.HOLIDAYS_ADDED;
        it.clock.keep(deadline, days);
        note(told, deadline, reason, now);
        return deadline;
    }

    private void note(Deadline told, Deadline deadline, DeadlineReason reason, Instant now) {
        it.note(
                Kinds.DEADLINE_MOVED,
                Map.of(
                        "reason", reason.name(),
                        "from", WorkingDays.dayOf(told.dueAt()).toString(),
                        "to", WorkingDays.dayOf(deadline.dueAt()).toString(),
                        "provisional", String.valueOf(deadline.provisional())),
                null,
                now);
        it.publish(deadlineSet(now, reason), now);
    }

    /**
     * Anyone who has to act is given so many working days beyond the day that they were told, and is reminded as long before the new end, also
     * where that had been done before the old one; where that time has passed as well, on the next working day.
     */
    void extend(int workingDays, WorkingDays days, Instant now) {
        Deadline told = it.clock.deadline();
        it.limits = CaseLimit.longer(it.limits, it.stage(), workingDays);
        Deadline deadline =
                days.later(told, workingDays, now).orLater(days.deadline(it.clock.from(), limit(it.stage())));
        it.clock.keep(deadline, days);
        it.clock.reminded = false;
        it.movedTo = deadline;
        note(told, deadline, DeadlineReason.EXTENDED, now);
    }

    /** The end of the process, however it came. */
    void close(Instant now) {
        Stage reached = it.stage();
        it.closeReason = it.withdrawnAt != null
                ? CloseReason.WITHDRAWN
                : it.bodyToldAt != null ? CloseReason.OUTCOME_RECORDED : CloseReason.NOT_ACCEPTED;
        moveTo(Stage.CLOSED, now);
        it.clock.stop();
        it.taskId = null;
        it.processInstanceId = null;
        it.note(Kinds.CLOSED, Map.of("reason", it.closeReason.name()), it.closedBy, now);
        it.publish(new CaseClosed(it.about(), now, it.closeReason, reached), now);
    }

    /**
     * The reminder of a stage has come. Changes nothing if the case has left the stage, was reminded before, or has missed the deadline
     * already, as a promise that was due when it was recorded.
     *
     * @throws TimerTooEarly if it has not come, whatever the timer says: a clock may have been ahead, or the deadline was moved
     */
    void near(Stage stage, Instant now) {
        if (it.clock.stage != stage || it.clock.reminded) {
            return;
        }
        Deadline deadline = it.clock.deadline();
        TimerTooEarly.check(deadline.remindAt(), now);
        if (!Deadline.isMissed(deadline.dueAt(), now)) {
            it.clock.reminded = true;
            it.onlyReminded();
            it.note(Kinds.DEADLINE_NEAR, Map.of(), null, now);
            it.publish(
                    new DeadlineNear(
                            it.about(),
                            now,
                            stage,
                            deadline.dueAt(),
                            deadline.provisional() ? true : null,
                            it.urgency == Urgency.URGENT ? Urgency.URGENT : null),
                    now);
        }
    }

    /**
     * The deadline of a stage has passed. Changes nothing if the case has left the stage, or missed it before.
     *
     * @throws TimerTooEarly if it has not passed, whatever the timer says
     */
    void missed(Stage stage, Instant now) {
        if (it.clock.stage == stage && !it.clock.missed) {
            Deadline deadline = it.clock.deadline();
            TimerTooEarly.check(deadline.missedAt(), now);
            it.clock.missed = true;
            MissedEffect effect = MustAct.ifMissed(stage);
            it.note(Kinds.DEADLINE_MISSED, Map.of("effect", effect.name()), null, now);
            it.publish(new DeadlineMissed(it.about(), now, stage, deadline.dueAt(), effect), now);
        }
    }

    private void moveTo(Stage stage, Instant now) {
        Stage from = it.clock.stage;
        Instant due = it.withdrawnAt == null ? it.clock.dueAt : null;
        it.publish(
                from == null
                        ? StageChanged.opened(it.about(), now, stage)
                        : new StageChanged(
                                it.about(),
                                now,
                                from,
                                it.clock.since,
                                due == null ? null : !Deadline.isMissed(due, now),
                                stage),
                now);
        it.clock.enter(stage, now, countsFrom(stage));
        if (!it.stages.contains(stage)) {
            it.stages.add(stage);
        }
        it.departure = null;
        it.nextCountsFrom = null;
    }

    /** Triage is to be decided within so many days of the submission, whenever the report was acknowledged. */
    private @Nullable LocalDate countsFrom(Stage stage) {
        return stage == Stage.ACKNOWLEDGEMENT || stage == Stage.TRIAGE ? it.submittedOn : it.nextCountsFrom;
    }

    private StageLimit limit(Stage stage) {
        return CaseLimit.all(it.limits).of(stage, it.urgency == Urgency.URGENT);
    }

    private DeadlineSet deadlineSet(Instant now, @Nullable DeadlineReason reason) {
        Deadline set = it.clock.deadline();
        return new DeadlineSet(
                it.about(), now, it.stage(), set.remindAt(), set.dueAt(), set.provisional() ? true : null, reason);
    }
}
