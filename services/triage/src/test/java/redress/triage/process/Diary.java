package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    boolean storeIsAway;

    Diary(Instant now) {
        this.now = now;
    }

    /** What is decided in each stage where all goes well. */
    static Map<String, Object> decided(Stage stage) {
        return switch (stage) {
            case TRIAGE -> Map.of("route", "ACCEPTED");
            case MEDIATION -> Map.of("agreed", true);
            default -> Map.of();
        };
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
        check(deadline(caseId, reminded).remindAt());
        said.add("near " + reminded);
    }

    @Override
    public void missed(String caseId, Stage missed) {
        check(deadline(caseId, missed).missedAt());
        said.add("missed " + missed);
    }

    private void check(Instant due) {
        if (storeIsAway) {
            throw new UncheckedIOException(new IOException("The store is away"));
        }
        if (now.isBefore(due)) {
            throw new IllegalStateException("It is due at " + due);
        }
    }

    @Override
    public Deadline deadline(String caseId, Stage asked) {
        assertThat(asked).isEqualTo(stage);
        return Objects.requireNonNull(deadline);
    }

    void move(Deadline moved) {
        deadline = moved;
    }

    @Override
    public void close(String caseId) {
        stage = Stage.CLOSED;
        said.add("close");
    }
}
