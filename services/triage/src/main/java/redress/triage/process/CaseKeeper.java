package redress.triage.process;

import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;

/** What the process tells the case, always inside the transaction that moves it. An implementation writes to that database only. */
public interface CaseKeeper {

    /** The process has begun: the route is to be proposed. */
    void propose(String caseId);

    /** Entering the stage in which the case stands already changes nothing. */
    Deadline enter(String caseId, Stage stage);

    /** The task by which the stage is completed later. */
    void await(String caseId, Stage stage, String taskId);

    /** @throws RuntimeException if that is not yet so: the timer has gone off too early */
    void near(String caseId, Stage stage);

    /** @throws RuntimeException if that is not yet so: the timer has gone off too early */
    void missed(String caseId, Stage stage);

    /** As it is now; null if the case does not stand in the stage. */
    @Nullable
    Deadline deadline(String caseId, Stage stage);

    /** The process has come to its end. */
    void close(String caseId);
}
