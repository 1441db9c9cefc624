package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;

/** In which stage a case stands, since when, and when that is due. {@link Course} alone changes it. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class StageClock {

    @Nullable
    Stage stage;

    Instant since;

    @Nullable
    Instant remindAt;

    @Nullable
    Instant dueAt;

    /** Whether the deadline may become later, because the public holidays up to it are not known yet. */
    boolean provisional;

    boolean reminded;
    boolean missed;

    /** The day from which the limit of this stage counts, where that is not the day on which it was entered. */
    @Nullable
    LocalDate countedFrom;

    /** The edition of the calendar by which the deadline was counted just now; kept in a column of the row alone. */
    transient @Nullable Long countedBy;

    @SuppressWarnings("NullAway.Init")
    StageClock() {}

    static StageClock startingAt(Instant at) {
        StageClock clock = new StageClock();
        clock.since = at;
        return clock;
    }

    Deadline deadline() {
        return new Deadline(Objects.requireNonNull(remindAt), Objects.requireNonNull(dueAt), provisional);
    }

    /** The day from which the limit counts. */
    LocalDate from() {
        return countedFrom == null ? WorkingDays.dayOf(since) : countedFrom;
    }

    void enter(Stage entered, Instant at, @Nullable LocalDate from) {
        stage = entered;
        since = at;
        reminded = false;
        missed = false;
        countedFrom = from;
    }

    void keep(Deadline deadline, WorkingDays days) {
        remindAt = deadline.remindAt();
        dueAt = deadline.dueAt();
        provisional = deadline.provisional();
        countedBy = days.version();
    }

    void stop() {
        remindAt = null;
        dueAt = null;
        provisional = false;
    }

    /** Whether the deadline is still to come, so that it can be counted anew. */
    boolean runs(Instant at) {
        return stage != null && dueAt != null && !missed && !Deadline.isMissed(dueAt, at);
    }
}
