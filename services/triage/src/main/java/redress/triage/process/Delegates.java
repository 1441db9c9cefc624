package redress.triage.process;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import redress.events.codes.Stage;

/** What the process file calls, by the names that it uses. Every activity of a stage ends in the name of the stage. */
final class Delegates {

    private static final String REMIND = "remindOf";
    private static final String MISSED = "recordMissed";

    private Delegates() {}

    /** The only beans that expressions of the process file can see. */
    static Map<Object, Object> of(CaseKeeper keeper) {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("stageDeadline", new StageDeadline(keeper));
        beans.put("enterStage", (TaskListener) task -> keeper.await(caseOf(task), stageOf(task), task.getId()));
        beans.put("proposeRoute", (JavaDelegate) execution -> keeper.propose(caseOf(execution)));
        beans.put("remind", (JavaDelegate) execution -> keeper.near(caseOf(execution), stageAfter(REMIND, execution)));
        beans.put("recordMissed", (JavaDelegate)
                execution -> keeper.missed(caseOf(execution), stageAfter(MISSED, execution)));
        beans.put("closeCase", (JavaDelegate) execution -> keeper.close(caseOf(execution)));
        return beans;
    }

    /** Asked by the timers of a stage, which the engine sets before it tells the listener of the task. */
    public static final class StageDeadline {

        private final CaseKeeper keeper;

        StageDeadline(CaseKeeper keeper) {
            this.keeper = keeper;
        }

        public Date remindAt(DelegateExecution execution) {
            return Date.from(keeper.enter(caseOf(execution), stage(execution.getCurrentActivityId()))
                    .remindAt());
        }

        /** Not before it is missed: an action may still come in the due second. */
        public Date dueAt(DelegateExecution execution) {
            return Date.from(keeper.enter(caseOf(execution), stage(execution.getCurrentActivityId()))
                    .missedAt());
        }
    }

    private static String caseOf(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    private static String caseOf(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private static Stage stageOf(DelegateTask task) {
        return stage(task.getTaskDefinitionKey());
    }

    private static Stage stageAfter(String prefix, DelegateExecution execution) {
        return stage(execution.getCurrentActivityId().substring(prefix.length()));
    }

    private static Stage stage(String name) {
        return Stage.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
