package redress.triage.process;

import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import redress.events.codes.Stage;

/**
 * What the process files call, by the names that they use. Cases run on files released long ago: a name given once stays. A stage is
 * named by the activity that calls its process; in files from before there were such calls, by its own activities.
 */
final class Delegates {

    /** What stands before the name of the stage in the name of one of its own activities. */
    private static final Pattern OWN = Pattern.compile("^(remindOf|recordMissed)");

    private Delegates() {}

    /** The only beans that expressions of the process file can see. */
    static Map<Object, Object> of(CaseKeeper keeper) {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("stageDeadline", new StageDeadline(keeper));
        beans.put("enterStage", (TaskListener)
                task -> keeper.await(caseOf(task.getExecution()), stage(task.getExecution()), task.getId()));
        beans.put("proposeRoute", (JavaDelegate) execution -> keeper.propose(caseOf(execution)));
        beans.put("remind", (JavaDelegate) execution -> keeper.near(caseOf(execution), stage(execution)));
        beans.put("recordMissed", (JavaDelegate) execution -> keeper.missed(caseOf(execution), stage(execution)));
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
            return Date.from(keeper.enter(caseOf(execution), stage(execution)).remindAt());
        }

        /** Not before it is missed: an action may still come in the due second. */
        public Date dueAt(DelegateExecution execution) {
            return Date.from(keeper.enter(caseOf(execution), stage(execution)).missedAt());
        }
    }

    private static String caseOf(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    private static Stage stage(DelegateExecution execution) {
        DelegateExecution caller = execution.getProcessInstance().getSuperExecution();
        String name = caller == null
                ? OWN.matcher(execution.getCurrentActivityId()).replaceFirst("")
                : caller.getCurrentActivityId();
        return Stage.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
