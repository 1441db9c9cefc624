package redress.triage.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reminder or deadline that failed when it was last tried.
 *
 * @param activity the timer and its stage, such as {@code replyMissed}; empty if it is none
 * @param failedActivity what failed; empty if that is not known
 * @param tries how many the engine still makes by itself
 * @param due when it makes the next one
 * @param since when it failed first, by the engine's clock; null if that is not known
 * @param reason the name of the exception's class: its message may hold what was stored
 */
record FailedJob(
        String id,
        String caseId,
        String activity,
        String failedActivity,
        int tries,
        Instant due,
        @Nullable Instant since,
        String reason) {}
