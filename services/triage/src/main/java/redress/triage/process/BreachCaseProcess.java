package redress.triage.process;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.dao.ConcurrencyFailureException;
import redress.events.codes.Stage;
import redress.triage.process.diagram.CaseDiagram;

/** The process of a case, in the words of the field. Every call belongs to the caller's transaction and calls the keeper back in it. */
public final class BreachCaseProcess {

    static final String KEY = "breach-case";
    static final String FILE = "processes/" + KEY + ".bpmn";
    private static final String WITHDRAWN = "reportWithdrawn";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final CaseDiagram diagram = CaseDiagram.read("/" + FILE);

    BreachCaseProcess(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
    }

    /** @return the id of the process instance */
    public String start(String caseId) {
        return runtime.startProcessInstanceByKey(KEY, caseId).getProcessInstanceId();
    }

    /**
     * Ends the stage that the task stands for.
     *
     * @param decided what a gateway right behind it reads; not kept
     * @throws ConcurrencyFailureException if a timer of the stage went off at the same moment: to be tried again
     */
    public void complete(String taskId, Map<String, Object> decided) {
        VariableMap variables = Variables.createVariables();
        decided.forEach((name, value) -> variables.putValueTyped(name, Variables.untypedValue(value, true)));
        try {
            tasks.complete(taskId, variables);
        } catch (OptimisticLockingException e) {
            throw new ConcurrencyFailureException("A timer of the case went off at the same moment", e);
        }
    }

    /** @throws ConcurrencyFailureException if a timer went off at the same moment: to be tried again */
    public void withdraw(String processInstanceId) {
        try {
            runtime.messageEventReceived(WITHDRAWN, processInstanceId);
        } catch (OptimisticLockingException e) {
            throw new ConcurrencyFailureException("A timer of the case went off at the same moment", e);
        }
    }

    /** The picture of the process with the place of a case, as SVG. */
    public String picture(Stage stage) {
        return diagram.svg(stage.name().toLowerCase(java.util.Locale.ROOT));
    }
}
