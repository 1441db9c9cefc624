package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;
import redress.platform.operations.Stuck;
import redress.platform.security.Caller;
import redress.triage.cases.MustAct;

/** The process alone, on an engine in memory: the case is a diary that lets everything happen. */
class BreachCaseProcessTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, Object> NOTHING = Map.of();

    /** Stands before the keeper of the test in hand, since the engine is built once. */
    private static final Relay KEEPER = new Relay();

    private static ProcessEngine engine;

    private Diary diary;
    private BreachCaseProcess process;
    private String instance;

    @BeforeAll
    static void engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:breach-case");
        ProcessConfiguration.settings(configuration, KEEPER);
        engine = configuration.buildProcessEngine();
        ProcessConfiguration.deploy(engine);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @BeforeEach
    void start() {
        ClockUtil.setCurrentTime(Date.from(START));
        diary = new Diary(START);
        KEEPER.diary = diary;
        process = new BreachCaseProcess(engine);
        instance = process.start("case-1");
    }

    /** Whatever a test did: withdrawn at its end, a case leaves nothing behind. */
    @AfterEach
    void leavesNothing() {
        if (diary.stage() != Stage.CLOSED) {
            process.withdraw(instance);
        }
        var tables = engine.getManagementService().getTableCount();
        assertThat(tables)
                .containsEntry("ACT_RU_EXECUTION", 0L)
                .containsEntry("ACT_RU_TASK", 0L)
                .containsEntry("ACT_RU_JOB", 0L)
                .containsEntry("ACT_RU_VARIABLE", 0L)
                .containsEntry("ACT_RU_EVENT_SUBSCR", 0L)
                .containsEntry("ACT_RU_INCIDENT", 0L)
                .containsEntry("ACT_RU_IDENTITYLINK", 0L);
        ClockUtil.reset();
    }

    @Test
    void proposesRouteBeforeTheFirstStage() {
        assertThat(diary.said()).containsExactly("propose", "enter ACKNOWLEDGEMENT");
    }

    @Test
    void goesAllTheWayWithAgreement() {
        goTo(Stage.CLOSED);
        assertThat(diary.said())
                .containsExactly(
                        "propose",
                        "enter ACKNOWLEDGEMENT",
                        "enter TRIAGE",
                        "enter REPLY",
                        "enter PANEL",
                        "enter MEDIATION",
                        "enter AGREEMENT",
                        "enter REMEDY",
                        "enter OUTCOME",
                        "enter CLOSING",
                        "close");
    }

    @Test
    void triesADeadlineAgainThatTheEngineHasGivenUp() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SpentJobs spent = new SpentJobs(engine, meters);
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .listPage(0, 1)
                .get(0)
                .getId();
        engine.getManagementService().setJobRetries(job, 0);

        spent.revive();

        assertThat(meters.get("camunda_incidents").gauge().value()).isEqualTo(1);
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(job)
                        .withRetriesLeft()
                        .count())
                .isEqualTo(1);
        spent.revive();
        assertThat(meters.get("camunda_incidents").gauge().value()).isZero();
    }

    @Test
    void listsADeadlineThatTheEngineHasGivenUpAndTriesItAtOnce() {
        StuckJobs stuck = new StuckJobs(engine);
        Caller administrator = new Caller("sample-administrator", Set.of());
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .listPage(0, 1)
                .get(0)
                .getId();
        assertThat(stuck.act("triage", job, Stuck.Act.ON, administrator)).isFalse();
        engine.getManagementService().setJobRetries(job, 0);

        List<Stuck> found = stuck.after("triage", "", 10);
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(job);
            assertThat(each.reason()).isEqualTo("RETRIES_SPENT");
            assertThat(each.since()).isNotNull();
        });
        assertThat(stuck.after("triage", job, 10)).isEmpty();
        assertThat(stuck.after("intake", "", 10)).isEmpty();
        assertThat(stuck.act("triage", job, Stuck.Act.ON, administrator)).isTrue();
        assertThat(stuck.after("triage", "", 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PANEL", "AGREEMENT"})
    void goesOnToTheOutcomeWhereThereIsNoPanelOrNoSignature(Stage stage) {
        goTo(stage);
        process.complete(diary.taskId(), Map.of("impasse", true));
        assertThat(diary.said()).endsWith("enter " + stage, "enter OUTCOME");
        goTo(Stage.CLOSED);
    }

    @Test
    void closesWhatTriageDidNotAccept() {
        goTo(Stage.TRIAGE);
        process.complete(diary.taskId(), Map.of("route", "CLOSED"));
        assertThat(diary.said()).endsWith("enter TRIAGE", "close");
    }

    @Test
    void goesToTheOutcomeWithoutAgreement() {
        goTo(Stage.MEDIATION);
        process.complete(diary.taskId(), Map.of("agreed", false));
        assertThat(diary.said()).endsWith("enter MEDIATION", "enter OUTCOME");
    }

    @Test
    void keepsNoVariable() {
        goTo(Stage.REPLY);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void remindsOnce(Stage stage) {
        goTo(stage);
        pass(Diary.REMIND);
        assertThat(diary.said()).endsWith("enter " + stage, "near " + stage);
        assertThat(runDue()).isEmpty();
        assertThat(diary.stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void doesNotRemindBefore(Stage stage) {
        goTo(stage);
        pass(Diary.REMIND.minusSeconds(1));
        assertThat(diary.said()).endsWith("enter " + stage);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void isInTimeInTheLastSecond(Stage stage) {
        goTo(stage);
        pass(Diary.DUE.plusMillis(999));
        assertThat(diary.said()).endsWith("near " + stage);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void doesWhatTheTableSaysWhenMissed(Stage stage) {
        goTo(stage);
        pass(Duration.ofDays(100));
        String missed = "missed " + stage;
        MissedEffect effect = MustAct.ifMissed(stage);
        switch (effect) {
            case ESCALATED -> {
                assertThat(diary.said()).endsWith("enter " + stage, "near " + stage, missed);
                assertThat(diary.stage()).isEqualTo(stage);
                goOnFrom(stage);
            }
            case WENT_ON -> assertThat(diary.said()).endsWith("near " + stage, missed, "enter PANEL");
            case CLOSED -> assertThat(diary.said()).endsWith("near " + stage, missed, "close");
            case UNKNOWN -> throw new AssertionError(effect);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void forgetsTheTimersOfAStageThatWasLeft(Stage stage) {
        goTo(stage);
        goOnFrom(stage);
        assertThat(engine.getManagementService().createJobQuery().count())
                .isEqualTo(diary.stage() == Stage.CLOSED ? 0 : 2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOSED", "UNKNOWN"})
    void isWithdrawnAtAnyStage(Stage stage) {
        goTo(stage);
        process.withdraw(instance);
        assertThat(diary.said()).endsWith("enter " + stage, "close");
    }

    @Test
    void isWithdrawnAfterReminderAndDeadline() {
        goTo(Stage.MEDIATION);
        pass(Duration.ofDays(100));
        process.withdraw(instance);
        assertThat(diary.said()).endsWith("near MEDIATION", "missed MEDIATION", "close");
    }

    /** Stands for the rest of the walk: the same path on, to be sure that what went off beside it did not stop it. */
    private void goOnFrom(Stage stage) {
        process.complete(
                diary.taskId(),
                switch (stage) {
                    case TRIAGE -> Map.of("route", "ACCEPTED");
                    case MEDIATION -> Map.of("agreed", true);
                    default -> NOTHING;
                });
        assertThat(diary.stage()).isNotEqualTo(stage);
    }

    private void goTo(Stage stage) {
        while (diary.stage() != stage) {
            goOnFrom(java.util.Objects.requireNonNull(diary.stage()));
        }
    }

    private void pass(Duration time) {
        diary.now = START.plus(time);
        ClockUtil.setCurrentTime(Date.from(diary.now));
        runDue();
    }

    /** As the job executor does it: what is due, the oldest first. */
    private List<Job> runDue() {
        List<Job> due = engine.getManagementService()
                .createJobQuery()
                .executable()
                .duedateLowerThan(ClockUtil.getCurrentTime())
                .orderByJobDuedate()
                .asc()
                .list();
        List<Job> onTheDot = engine.getManagementService().createJobQuery().executable().list().stream()
                .filter(job -> job.getDuedate().equals(ClockUtil.getCurrentTime()))
                .toList();
        Stream.concat(due.stream(), onTheDot.stream())
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return due;
    }

    /** Passes everything on to the diary of the test. */
    private static final class Relay implements CaseKeeper {

        private Diary diary = new Diary(START);

        @Override
        public void propose(String caseId) {
            diary.propose(caseId);
        }

        @Override
        public redress.triage.deadlines.Deadline enter(String caseId, Stage stage) {
            return diary.enter(caseId, stage);
        }

        @Override
        public void await(String caseId, Stage stage, String taskId) {
            diary.await(caseId, stage, taskId);
        }

        @Override
        public void near(String caseId, Stage stage) {
            diary.near(caseId, stage);
        }

        @Override
        public void missed(String caseId, Stage stage) {
            diary.missed(caseId, stage);
        }

        @Override
        public void close(String caseId) {
            diary.close(caseId);
        }
    }
}
