package redress.benchmark;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine walking the process {@code breach-case} with no one around it: no case, no events, no HTTP, the delegates doing nothing;
 * on the same kind of store and with the same settings as standalone's engine. What the system achieves is held against it.
 */
final class BareEngine {

    private static final int WORKERS = 4;

    private BareEngine() {}

    static double lifecyclesPerSecond(Path folder, int warmUp, int seconds) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath() + ";QUERY_CACHE_SIZE=1000;WRITE_DELAY=0");
        configuration.setJdbcUsername("sa");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_NONE);
        configuration.setHistory("none");
        configuration.setJobExecutorActivate(true);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setIdGenerator(new org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator());
        configuration.setBeans(new NothingInEveryPlace());
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addClasspathResource("processes/breach-case.bpmn")
                    .deploy();
            Load.closed(WORKERS, warmUp, () -> walk(engine));
            return Load.closed(WORKERS, seconds, () -> walk(engine)).perSecond();
        } finally {
            engine.close();
        }
    }

    private static void walk(ProcessEngine engine) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "breach-case", java.util.UUID.randomUUID().toString())
                .getId();
        TaskService tasks = engine.getTaskService();
        Map<String, Object> decided = Map.of("route", "ACCEPTED", "agreed", true);
        Task task;
        while ((task = tasks.createTaskQuery().processInstanceId(instance).singleResult()) != null) {
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
