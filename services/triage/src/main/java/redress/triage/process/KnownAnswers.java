package redress.triage.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;

/**
 * Spares the engine the questions at the end of each task and timer whose answer is known: a task here has no task below it, nobody
 * assigned and no variable of its own, and a timer that has tries left has no incident.
 */
public final class KnownAnswers extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomIncidentHandlers(new ArrayList<>(List.of(new FailedTimers())));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        var sessions = configuration.getSessionFactories();
        sessions.put(TaskManager.class, new GenericManagerFactory(Tasks.class));
        sessions.put(IdentityLinkManager.class, new GenericManagerFactory(Links.class));
        sessions.put(VariableInstanceManager.class, new GenericManagerFactory(Variables.class));
    }

    /** Made by the engine for each command, as are the other two. */
    public static final class Tasks extends TaskManager {

        @Override
        public List<Task> findTasksByParentTaskId(String parentTaskId) {
            return List.of();
        }
    }

    public static final class Links extends IdentityLinkManager {

        @Override
        public List<IdentityLinkEntity> findIdentityLinksByTaskId(String taskId) {
            return new ArrayList<>();
        }
    }

    public static final class Variables extends VariableInstanceManager {

        @Override
        public List<VariableInstanceEntity> findVariableInstancesByTaskId(String taskId) {
            return new ArrayList<>();
        }
    }

    /**
     * The engine reports an incident when the tries of a timer are spent, and ends it before it gives more: as long as tries are given timer by
     * timer, as {@link JobRevival} does, not to all of a kind at once.
     */
    private static final class FailedTimers extends DefaultIncidentHandler {

        FailedTimers() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        protected void removeIncident(IncidentContext context, boolean resolved) {
            JobEntity timer = Context.getCommandContext()
                    .getDbEntityManager()
                    .getCachedEntity(JobEntity.class, context.getConfiguration());
            if (timer == null || timer.getRetries() == 0) {
                super.removeIncident(context, resolved);
            }
        }
    }
}
