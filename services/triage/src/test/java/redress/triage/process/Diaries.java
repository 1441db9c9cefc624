package redress.triage.process;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;

/** The diary of each case, since an engine is built once for many. */
final class Diaries implements CaseKeeper {

    private final Map<String, Diary> diaries = new ConcurrentHashMap<>();

    void put(String caseId, Diary diary) {
        diaries.put(caseId, diary);
    }

    Diary of(String caseId) {
        return Objects.requireNonNull(diaries.get(caseId), caseId);
    }

    @Override
    public void propose(String caseId) {
        of(caseId).propose(caseId);
    }

    @Override
    public Deadline enter(String caseId, Stage stage) {
        return of(caseId).enter(caseId, stage);
    }

    @Override
    public void await(String caseId, Stage stage, String taskId) {
        of(caseId).await(caseId, stage, taskId);
    }

    @Override
    public void near(String caseId, Stage stage) {
        of(caseId).near(caseId, stage);
    }

    @Override
    public void missed(String caseId, Stage stage) {
        of(caseId).missed(caseId, stage);
    }

    @Override
    public Deadline deadline(String caseId, Stage stage) {
        return of(caseId).deadline(caseId, stage);
    }

    @Override
    public void close(String caseId) {
        of(caseId).close(caseId);
    }
}
