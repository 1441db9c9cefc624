package redress.triage.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.dao.ConcurrencyFailureException;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;

/** The process of a case, in the words of the field. Every call belongs to the caller's transaction and calls the keeper back in it. */
public final class BreachCaseProcess {

    static final String KEY = "breach-case";
    /** What is deployed together. */
    static final List<String> KEYS = List.of(KEY, "panel-and-mediation", "stage");

    private static final String NEAR = "near";
    private static final String MISSED = "missed";
    private static final String WITHDRAWN = "reportWithdrawn";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final CommandExecutor commands;
    private final Pictures pictures;

    BreachCaseProcess(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.jobs = engine.getManagementService();
        this.commands =
                ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getCommandExecutorTxRequired();
        this.pictures = new Pictures(engine);
    }

    /** Where a process lies on the class path, and under which name it is deployed. */
    static String file(String key) {
        return "processes/" + key + ".bpmn";
    }

    /** @return the id of the process instance */
    public String start(String caseId) {
        return told(() -> runtime.startProcessInstanceByKey(KEY, caseId).getProcessInstanceId());
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
        told(() -> {
            tasks.complete(taskId, variables);
            return taskId;
        });
    }

    /** @throws ConcurrencyFailureException if a timer went off at the same moment: to be tried again */
    public void withdraw(String processInstanceId) {
        told(() -> {
            runtime.messageEventReceived(WITHDRAWN, processInstanceId);
            return processInstanceId;
        });
    }

    /**
     * Moves the timers of the stage in which a case stands; one that has gone off stays so.
     *
     * @throws ConcurrencyFailureException if one went off at the same moment: to be tried again
     */
    public void move(String processInstanceId, Stage stage, Deadline to) {
        told(() -> {
            timers(processInstanceId, NEAR, stage)
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(to.remindAt())));
            timers(processInstanceId, MISSED, stage)
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(to.missedAt())));
            return processInstanceId;
        });
    }

    /**
     * Reminds again of the stage in which a case stands, after the reminder has gone off. Changes nothing while it has not.
     *
     * @throws ConcurrencyFailureException if a timer went off at the same moment: to be tried again
     */
    public void remindAgain(String processInstanceId, Stage stage, Instant at) {
        told(() -> {
            if (timers(processInstanceId, NEAR, stage).isEmpty()) {
                timers(processInstanceId, MISSED, stage)
                        .forEach(end -> commands.execute(new ReminderAgain(end.getId(), at)));
            }
            return processInstanceId;
        });
    }

    /** A timer in today's files, or in those from before the stages had a process of their own. */
    private List<Job> timers(String processInstanceId, String activity, Stage stage) {
        return Stream.of(activity, own(stage, activity))
                .flatMap(each ->
                        jobs.createJobQuery().rootProcessInstanceId(processInstanceId).activityId(each).list().stream())
                .toList();
    }

    private static String own(Stage stage, String activity) {
        return stage.name().toLowerCase(Locale.ROOT)
                + Character.toUpperCase(activity.charAt(0))
                + activity.substring(1);
    }

    /** What the keeper threw comes out as it was thrown, not in the engine's wrapping. */
    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (OptimisticLockingException e) {
            throw new ConcurrencyFailureException("A timer of the case went off at the same moment", e);
        } catch (ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof RuntimeException own
                        && own.getClass().getName().startsWith("redress.")) {
                    throw own;
                }
            }
            throw e;
        }
    }

    /** The picture of the process of a case, as its own files draw it, with the place where it stands, as SVG. */
    public String picture(String caseId, Stage stage) {
        return pictures.of(caseId).svg(stage.name().toLowerCase(Locale.ROOT));
    }
}
