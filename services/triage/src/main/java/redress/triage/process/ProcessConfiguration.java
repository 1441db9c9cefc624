package redress.triage.process;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine inside the service, on its one database. Its timers are started and stopped by {@link Timers}. */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

    private static final String RETRIES = "PT10S,PT1M,PT5M,PT30M,PT2H";

    @Bean(destroyMethod = "close")
    ProcessEngine processEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            @Lazy CaseKeeper keeper,
            FlywayMigrationInitializer tables) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        settings(configuration, keeper);
        ProcessEngine engine = configuration.buildProcessEngine();
        deploy(engine);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        // Every second somebody asks for timers that are due; without this the question reads all timers of all cases.
        jdbc.execute("create index if not exists triage_job_due on ACT_RU_JOB (DUEDATE_)");
        // At the end of each task the engine asks for tasks below it; without this the question reads all cases' tasks.
        jdbc.execute("create index if not exists triage_task_parent on ACT_RU_TASK (PARENT_TASK_ID_)");
        return engine;
    }

    /** What holds wherever the process runs, in tests too. */
    static void settings(ProcessEngineConfigurationImpl configuration, CaseKeeper keeper) {
        configuration.setProcessEngineName("triage");
        // In the order of time: a new row then lies beside the last one in each index, however many cases there are.
        configuration.setIdGenerator(() -> UuidCreator.getTimeOrderedEpoch().toString());
        configuration.setBeans(Delegates.of(keeper));
        configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new KnownDefinitions(), new KnownAnswers())));
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_NONE);
        configuration.setDbHistoryUsed(false);
        configuration.setDbIdentityUsed(false);
        configuration.setHistoryCleanupEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setFailedJobRetryTimeCycle(RETRIES);
        configuration.setCreateIncidentOnFailedJobEnabled(true);
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutor(jobExecutor());
    }

    private static DefaultJobExecutor jobExecutor() {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(2);
        executor.setQueueSize(10);
        executor.setMaxJobsPerAcquisition(10);
        executor.setLockTimeInMillis(60_000);
        executor.setWaitTimeInMillis(1_000);
        executor.setMaxWait(1_000);
        return executor;
    }

    /**
     * All files together, unless none has changed: each calls the others of its own deployment, so that a case keeps to the end what it
     * has begun with.
     */
    static void deploy(ProcessEngine engine) {
        DeploymentBuilder files =
                engine.getRepositoryService().createDeployment().name(BreachCaseProcess.KEY);
        BreachCaseProcess.KEYS.forEach(key -> files.addClasspathResource(BreachCaseProcess.file(key)));
        files.enableDuplicateFiltering(false).deploy();
    }

    @Bean
    BreachCaseProcess breachCaseProcess(ProcessEngine engine) {
        return new BreachCaseProcess(engine);
    }

    @Bean
    @Lazy
    TriageRoute triageRoute() {
        return new TriageRoute();
    }
}
