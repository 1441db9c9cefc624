package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;
import redress.triage.diagram.CaseDiagram;

/** A case goes on after an upgrade with the process files on which it began, to its end, whatever stage it was in. */
class ReleasedProcessesTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String URL = "jdbc:h2:mem:released-processes;DB_CLOSE_DELAY=-1";
    private static final List<Stage> STAGES = Stream.of(Stage.values())
            .filter(stage -> stage != Stage.CLOSED && stage != Stage.UNKNOWN)
            .toList();

    private static final Diaries DIARIES = new Diaries();
    private static final Map<String, String> INSTANCES = new HashMap<>();

    private static ProcessEngine engine;

    /** One engine after the other on the same tables: each release starts its cases and ends; then comes today's. */
    @BeforeAll
    static void upgrade() {
        ClockUtil.setCurrentTime(Date.from(START));
        for (Release release : Release.earlier()) {
            engine = engine();
            release.deploy(engine);
            for (Stage stage : STAGES) {
                for (String fate : List.of("ends", "waits", "is withdrawn")) {
                    lead(start(release + " " + stage + " " + fate), stage);
                }
            }
            engine.close();
        }
        engine = engine();
        ClockUtil.setCurrentTime(Date.from(START.plus(Duration.ofDays(1))));
        ProcessConfiguration.deploy(engine);
    }

    @AfterAll
    static void close() {
        engine.close();
        new JdbcTemplate(new DriverManagerDataSource(URL, "sa", "")).execute("shutdown");
    }

    @BeforeEach
    void now() {
        ClockUtil.setCurrentTime(Date.from(START));
    }

    @AfterEach
    void reset() {
        ClockUtil.reset();
    }

    static Stream<Arguments> everyStageOfEveryRelease() {
        return Release.earlier().stream()
                .flatMap(release -> STAGES.stream().map(stage -> Arguments.of(release, stage)));
    }

    @ParameterizedTest
    @MethodSource("everyStageOfEveryRelease")
    void goesOnToItsEnd(Release release, Stage stage) {
        String id = release + " " + stage + " ends";
        assertThat(DIARIES.of(id).stage()).isEqualTo(stage);
        assertThat(process().picture(id, stage))
                .containsOnlyOnce("The case is here")
                .isEqualTo(drawn(release).svg(stage.name().toLowerCase(Locale.ROOT)));

        lead(id, Stage.CLOSED);

        assertThat(DIARIES.of(id).said())
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("propose"), STAGES.stream().map(each -> "enter " + each), Stream.of("close"))
                        .flatMap(each -> each)
                        .toList());
        assertThat(forgotten(id)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyStageOfEveryRelease")
    void isRemindedAndMissesItsDeadlineWhereTheseWereMoved(Release release, Stage stage) {
        String id = release + " " + stage + " waits";
        Diary diary = DIARIES.of(id);
        Deadline later =
                new Deadline(START.plus(Diary.DUE), START.plus(Diary.DUE).plus(Diary.DUE), false);
        diary.move(later);
        process().move(INSTANCES.get(id), stage, later);

        pass(id, Duration.between(START, later.remindAt()).minusSeconds(1));
        assertThat(diary.said()).endsWith("enter " + stage);
        pass(id, Duration.between(START, later.remindAt()));
        assertThat(diary.said()).endsWith("near " + stage);
        pass(id, Duration.between(START, later.missedAt()));
        assertThat(diary.said()).contains("missed " + stage);

        lead(id, Stage.CLOSED);
        assertThat(forgotten(id)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyStageOfEveryRelease")
    void isWithdrawn(Release release, Stage stage) {
        String id = release + " " + stage + " is withdrawn";
        process().withdraw(INSTANCES.get(id));
        assertThat(DIARIES.of(id).said()).endsWith("enter " + stage, "close");
        assertThat(forgotten(id)).isTrue();
    }

    @Test
    void newCasesBeginOnTodaysFiles() {
        String id = start("new");
        ProcessInstance root = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(INSTANCES.get(id))
                .singleResult();
        ProcessDefinition latest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(BreachCaseProcess.KEY)
                .latestVersion()
                .singleResult();
        assertThat(root.getProcessDefinitionId()).isEqualTo(latest.getId());
        assertThat(latest.getVersion()).isEqualTo(Release.all().size());
        process().withdraw(INSTANCES.get(id));
    }

    /** As a restart with the same files is no release. */
    @Test
    void deploysNothingTwice() {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        ProcessConfiguration.deploy(engine);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(before);
    }

    /** Else a release that renames a stage, or adds one, would meet cases that know nothing of it. */
    @Test
    void callsOnlyWhatWasDeployedWithIt() {
        String id = start("keeps its files");
        Release today = Release.all().get(Release.earlier().size());
        today.deploy(engine);
        try {
            for (Stage stage : STAGES) {
                lead(id, stage);
                assertThat(deployments(id))
                        .as("deployments on which it stands in %s", stage)
                        .hasSize(1);
            }
            lead(id, Stage.CLOSED);
        } finally {
            removeTheNewest();
        }
    }

    /** Each statement of a step counts; the figure is that of decision 25. */
    @Test
    void readsWhatWasDeployedOnceAndWalksACaseInFewStatements() {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(URL, "sa", ""));
        lead(start("read for the first time"), Stage.CLOSED);
        jdbc.execute("set query_statistics_max_entries 1000");
        jdbc.execute("set query_statistics true");
        try {
            lead(start("counted"), Stage.CLOSED);
            Map<String, Long> statements = new HashMap<>();
            jdbc.query("select sql_statement, execution_count from information_schema.query_statistics", row -> {
                statements.merge(row.getString(1), row.getLong(2), Long::sum);
            });
            assertThat(statements.entrySet())
                    .filteredOn(each -> each.getKey().contains("ACT_RE_PROCDEF")
                            || each.getKey().contains("ACT_RU_JOBDEF"))
                    .as("what was deployed: only which version is the latest")
                    .singleElement()
                    .extracting(Map.Entry::getValue)
                    .isEqualTo(1L);
            assertThat(statements.entrySet().stream()
                            .filter(each -> each.getKey().contains("ACT_"))
                            .mapToLong(Map.Entry::getValue)
                            .sum())
                    .isLessThanOrEqualTo(226);
        } finally {
            jdbc.execute("set query_statistics false");
        }
    }

    private static CaseDiagram drawn(Release release) {
        return CaseDiagram.read(BreachCaseProcess.KEY, key -> {
            try {
                return Files.newInputStream(
                        Objects.requireNonNull(release.files().get(key)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> deployments(String caseId) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .list()
                .stream()
                .map(instance -> engine.getRepositoryService()
                        .getProcessDefinition(instance.getProcessDefinitionId())
                        .getDeploymentId())
                .distinct()
                .toList();
    }

    private static void removeTheNewest() {
        String newest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(BreachCaseProcess.KEY)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        engine.getRepositoryService().deleteDeployment(newest, true);
    }

    private static ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(URL);
        ProcessConfiguration.settings(configuration, DIARIES);
        configuration.setProcessEngineName("released-processes");
        configuration.setDatabaseSchemaUpdate("true");
        return configuration.buildProcessEngine();
    }

    private static BreachCaseProcess process() {
        return new BreachCaseProcess(engine);
    }

    private static String start(String caseId) {
        DIARIES.put(caseId, new Diary(START));
        INSTANCES.put(caseId, process().start(caseId));
        return caseId;
    }

    private static void lead(String caseId, Stage stage) {
        Diary diary = DIARIES.of(caseId);
        while (diary.stage() != stage) {
            process().complete(diary.taskId(), Diary.decided(Objects.requireNonNull(diary.stage())));
        }
    }

    /** Runs what is then due of one case. */
    private static void pass(String caseId, Duration time) {
        DIARIES.of(caseId).now = START.plus(time);
        ClockUtil.setCurrentTime(Date.from(START.plus(time)));
        engine.getManagementService().createJobQuery().rootProcessInstanceId(INSTANCES.get(caseId)).list().stream()
                .filter(job -> !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private static boolean forgotten(String caseId) {
        return engine.getRuntimeService()
                        .createExecutionQuery()
                        .processInstanceBusinessKey(caseId)
                        .count()
                == 0;
    }
}
