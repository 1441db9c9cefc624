package redress.benchmark;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import redress.embedded.database.EngineDatabase;
import redress.embedded.database.EngineUpkeep;
import redress.triage.process.KnownAnswers;
import redress.triage.process.KnownDefinitions;

/**
 * The engine walking the process {@code breach-case} with no one around it: no case, no events, no HTTP, the delegates doing nothing;
 * on a file of H2 that keeps every commit. What the system achieves is held against it.
 */
final class BareEngine implements AutoCloseable {

    /** How the engine is set up. */
    enum Setup {
        /** As the engine and H2 come: with the full history, and statements prepared again and again. */
        AS_IT_COMES,
        /** Without history and with all that makes it quick, as in standalone. */
        AS_OURS
    }

    private static final int WORKERS = 4;
    private static final List<String> FILES =
            List.of("processes/breach-case.bpmn", "processes/panel-and-mediation.bpmn", "processes/stage.bpmn");

    private final ProcessEngine engine;
    private final @Nullable EngineUpkeep upkeep;

    BareEngine(Setup setup, Path folder) throws SQLException {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        Path file = folder.resolve(setup.name().toLowerCase(Locale.ROOT)).toAbsolutePath();
        configuration.setJdbcUrl(
                setup == Setup.AS_OURS ? EngineDatabase.jdbcUrl(file) : "jdbc:h2:file:" + file + ";WRITE_DELAY=0");
        configuration.setJdbcUsername("sa");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(true);
        if (setup == Setup.AS_OURS) {
            configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new KnownDefinitions(), new KnownAnswers())));
        }
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(new NothingInEveryPlace());
        if (setup == Setup.AS_OURS) {
            configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_NONE);
            configuration.setHistory("none");
            configuration.setMetricsEnabled(false);
            configuration.setIdGenerator(() -> UuidCreator.getTimeOrderedEpoch().toString());
        }
        engine = configuration.buildProcessEngine();
        upkeep = setup == Setup.AS_OURS ? new EngineUpkeep(configuration.getDataSource()) : null;
        DeploymentBuilder files = engine.getRepositoryService().createDeployment();
        FILES.forEach(files::addClasspathResource);
        files.deploy();
    }

    Load.Result walk(int seconds) {
        return Load.closed(WORKERS, seconds, () -> walk(engine));
    }

    @Override
    public void close() {
        if (upkeep != null) {
            upkeep.close();
        }
        engine.close();
    }

    private static void walk(ProcessEngine engine) {
        String key = UUID.randomUUID().toString();
        engine.getRuntimeService().startProcessInstanceByKey("breach-case", key);
        TaskService tasks = engine.getTaskService();
        VariableMap decided = Variables.putValueTyped("route", Variables.stringValue("ACCEPTED", true))
                .putValueTyped("agreed", Variables.booleanValue(true, true));
        Task task;
        while ((task = tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult()) != null) {
            tasks.complete(task.getId(), decided);
        }
    }

    /** Stands in for every delegate and every bean that tells a date. */
    public static final class Nothing implements JavaDelegate, ExecutionListener, TaskListener {
        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}

        /** A date that no timer of the run reaches. */
        public Date remindAt(DelegateExecution execution) {
            return Date.from(Instant.now().plus(10, ChronoUnit.DAYS));
        }

        /** A date that no timer of the run reaches. */
        public Date dueAt(DelegateExecution execution) {
            return Date.from(Instant.now().plus(20, ChronoUnit.DAYS));
        }
    }

    private static final class NothingInEveryPlace extends AbstractMap<Object, Object> {
        private final Nothing nothing = new Nothing();

        @Override
        public boolean containsKey(Object name) {
            return !"execution".equals(name) && !"task".equals(name) && !"route".equals(name) && !"agreed".equals(name);
        }

        @Override
        public Object get(Object name) {
            return nothing;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }
}
