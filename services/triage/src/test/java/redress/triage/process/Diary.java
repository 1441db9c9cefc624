package redress.triage.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;

/** Stands in for the case: writes down what the process says, and gives every stage a reminder after five days and ten days' time. */
final class Diary implements CaseKeeper {

    static final Duration REMIND = Duration.ofDays(5);
    static final Duration DUE = Duration.ofDays(10);

    private final List<String> said = new ArrayList<>();
    private @Nullable Stage stage;
    private @Nullable String taskId;
    private @Nullable Deadline deadline;
    Instant now;

    Diary(Instant now) {
        this.now = now;
    }

    List<String> said() {
        return said;
    }

    @Nullable
    Stage stage() {
        return stage;
    }

    String taskId() {
        return Objects.requireNonNull(taskId);
    }

    @Override
    public void propose(String caseId) {
        said.add("propose");
    }

    @Override
    public Deadline enter(String caseId, Stage entered) {
        if (stage != entered || deadline == null) {
            stage = entered;
            deadline = new Deadline(now.plus(REMIND), now.plus(DUE), false);
            said.add("enter " + entered);
        }
        return deadline;
    }

    @Override
    public void await(String caseId, Stage entered, String task) {
        enter(caseId, entered);
        taskId = task;
    }

    @Override
    public void near(String caseId, Stage reminded) {
        said.add("near " + reminded);
    }

    @Override
    public void missed(String caseId, Stage missed) {
        said.add("missed " + missed);
    }

    @Override
    public void close(String caseId) {
        stage = Stage.CLOSED;
        said.add("close");
    }
}
