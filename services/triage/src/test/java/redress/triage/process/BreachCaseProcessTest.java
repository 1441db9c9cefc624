package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;
import redress.platform.operations.Stuck;
import redress.platform.security.Caller;
import redress.triage.cases.MustAct;
import redress.triage.deadlines.Deadline;

/**
 * The process alone, on an engine in memory: the case is a diary that lets everything happen. Holds for the files of every release, since
 * cases run on with those on which they began.
 */
@ParameterizedClass
@MethodSource("releases")
@TestMethodOrder(OrderAnnotation.class)
class BreachCaseProcessTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String URL = "jdbc:h2:mem:breach-case";

    private static final Diaries KEEPER = new Diaries();

    private static ProcessEngine engine;
    private static Walked walked;

    private final Release release;
    private Diary diary;
    private BreachCaseProcess process;
    private String instance;

    BreachCaseProcessTest(Release release) {
        this.release = release;
    }

    static List<Release> releases() {
        return Release.all();
    }

    @BeforeParameterizedClassInvocation
    static void engine(Release release) {
        walked = new Walked();
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(URL);
        ProcessConfiguration.settings(configuration, KEEPER);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(walked)));
        engine = configuration.buildProcessEngine();
        release.deploy(engine);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        engine.close();
    }

    @BeforeEach
    void start() {
        ClockUtil.setCurrentTime(Date.from(START));
        diary = new Diary(START);
        KEEPER.put("case-1", diary);
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
    void listsAndCountsAReminderFromItsFirstFailureOnUntilItIsDone() {
        diary.storeIsAway = true;
        pass(Diary.REMIND);
        Instant first = diary.now;
        while (givenUp() == 0) {
            assertFailing(first);
            passToTheNextTry();
        }
        assertFailing(first);
        for (int hour = 0; hour < 4; hour++) {
            pass(Duration.between(START, diary.now).plusHours(1));
            revival().revive();
            assertFailing(first);
            runDue();
            assertThat(givenUp()).as("it is tried each hour").isOne();
            assertFailing(first);
        }

        diary.storeIsAway = false;
        revival().revive();
        runDue();

        assertThat(diary.said()).endsWith("enter ACKNOWLEDGEMENT", "near ACKNOWLEDGEMENT");
        assertThat(stuck().after("triage", "", 10)).isEmpty();
        assertThat(failed().count()).isZero();
    }

    @Test
    void triesWhatFailsAtOnceWhenAPersonSaysSo() {
        Caller administrator = new Caller("sample-administrator", Set.of());
        String timer = engine.getManagementService()
                .createJobQuery()
                .listPage(0, 1)
                .get(0)
                .getId();
        assertThat(stuck().act("triage", timer, Stuck.Act.ON, administrator)).isFalse();
        diary.storeIsAway = true;
        pass(Diary.REMIND);
        String job = stuck().after("triage", "", 10).get(0).id();
        assertThat(stuck().after("triage", job, 10)).isEmpty();
        assertThat(stuck().after("intake", "", 10)).isEmpty();
        assertThat(stuck().act("intake", job, Stuck.Act.ON, administrator)).isFalse();
        assertThat(stuck().act("triage", job, Stuck.Act.ASIDE, administrator)).isFalse();

        diary.storeIsAway = false;
        assertThat(stuck().act("triage", job, Stuck.Act.ON, administrator)).isTrue();
        runDue();

        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT");
        assertThat(stuck().act("triage", job, Stuck.Act.ON, administrator)).isFalse();
    }

    @Test
    void listsWhatTheEngineGaveUpWithoutATrace() {
        String job = engine.getManagementService()
                .createJobQuery()
                .listPage(0, 1)
                .get(0)
                .getId();
        engine.getManagementService().setJobRetries(job, 0);
        assertThat(stuck().after("triage", "", 10)).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(job);
            assertThat(each.reason()).isEqualTo("RETRIES_SPENT");
        });
        revival().revive();
        assertThat(stuck().after("triage", "", 10)).isEmpty();
    }

    /** The engine is not asked for incidents of a timer that has tries left; of one that has none it is. */
    @Test
    void leavesNoIncidentOfATimerThatWentWithItsStage() {
        engine.getManagementService()
                .createJobQuery()
                .list()
                .forEach(timer -> engine.getManagementService().setJobRetries(timer.getId(), 0));
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isPositive();
        goTo(Stage.TRIAGE);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    /** A clock that is a year ahead for a moment lets all timers go off; what then fails is to be tried next year. */
    @Test
    void putsBackWhatAWrongClockHasTriedBeforeItsTime() {
        diary.storeIsAway = true;
        pass(Duration.ofDays(365));
        assertThat(failed().count()).isEqualTo(2);
        diary.storeIsAway = false;
        pass(Duration.ofDays(1));

        revival().revive();

        assertThat(failed().count()).isZero();
        assertThat(runDue()).isEmpty();
        pass(Diary.REMIND.minusSeconds(1));
        assertThat(diary.said()).endsWith("enter ACKNOWLEDGEMENT");
        pass(Diary.REMIND);
        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT");
        pass(Diary.DUE.plusMillis(999));
        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT");
        pass(Diary.DUE.plusSeconds(1));
        assertThat(diary.said()).endsWith("missed ACKNOWLEDGEMENT");
    }

    @Test
    void triesAtOnceWhatAWrongClockHasPutOffAndIsDue() {
        diary.storeIsAway = true;
        pass(Duration.ofDays(365));
        diary.storeIsAway = false;
        pass(Duration.ofDays(20));
        assertThat(diary.said()).endsWith("enter ACKNOWLEDGEMENT");

        revival().revive();
        runDue();

        assertThat(diary.said()).contains("near ACKNOWLEDGEMENT", "missed ACKNOWLEDGEMENT");
    }

    /** As when a holiday was added while a reminder failed. */
    @Test
    void leavesAFailedReminderToTheDayToWhichItWasMoved() {
        diary.storeIsAway = true;
        pass(Diary.REMIND);
        diary.storeIsAway = false;
        Deadline moved = new Deadline(START.plus(Duration.ofDays(8)), START.plus(Duration.ofDays(13)), false);
        diary.move(moved);
        process.move(instance, Stage.ACKNOWLEDGEMENT, moved);

        revival().revive();

        pass(Duration.ofDays(8).minusSeconds(1));
        assertThat(diary.said()).endsWith("enter ACKNOWLEDGEMENT");
        pass(Duration.ofDays(8));
        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT");
    }

    /** As when more time is given after the reminder has come. */
    @Test
    void remindsAgainBeforeALaterEnd() {
        pass(Diary.REMIND);
        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT");
        Deadline later = new Deadline(START.plus(Duration.ofDays(12)), START.plus(Duration.ofDays(17)), false);
        diary.move(later);
        process.move(instance, Stage.ACKNOWLEDGEMENT, later);
        process.remindAgain(instance, Stage.ACKNOWLEDGEMENT, later.remindAt());
        process.remindAgain(instance, Stage.ACKNOWLEDGEMENT, later.remindAt());

        pass(Duration.ofDays(12).minusSeconds(1));
        assertThat(diary.said()).endsWith("enter ACKNOWLEDGEMENT", "near ACKNOWLEDGEMENT");
        pass(Duration.ofDays(12));
        assertThat(diary.said()).endsWith("near ACKNOWLEDGEMENT", "near ACKNOWLEDGEMENT");
        pass(Duration.ofDays(17).plusSeconds(1));
        assertThat(diary.said()).endsWith("missed ACKNOWLEDGEMENT");
    }

    @Test
    void leavesNoReminderBehindWhenTheStageIsLeft() {
        pass(Diary.REMIND);
        process.remindAgain(instance, Stage.ACKNOWLEDGEMENT, START.plus(Duration.ofDays(12)));
        goTo(Stage.TRIAGE);
        assertThat(engine.getManagementService().createJobQuery().list())
                .as("those of the stage that was entered")
                .hasSize(2);
        pass(Duration.ofDays(13));
        assertThat(diary.said()).filteredOn("near ACKNOWLEDGEMENT"::equals).hasSize(1);
    }

    /** Of a case that was read by a right clock after a wrong one had set its timer going. */
    @Test
    void goesNowhereWhenADeadlineGoesOffBeforeItsTime() {
        goTo(Stage.REPLY);
        List<Job> timers = engine.getManagementService()
                .createJobQuery()
                .orderByJobDuedate()
                .desc()
                .list();
        engine.getManagementService().setJobDuedate(timers.get(0).getId(), Date.from(START));
        runDue();
        assertThat(diary.stage()).isEqualTo(Stage.REPLY);
        assertThat(diary.said()).endsWith("enter REPLY");

        revival().revive();

        assertThat(failed().count()).isZero();
        pass(Diary.DUE.plusSeconds(1));
        assertThat(diary.said()).endsWith("missed REPLY", "enter PANEL");
    }

    private static FailedJobs failed() {
        return new FailedJobs(new JdbcTemplate(new DriverManagerDataSource(URL, "sa", "")), new SimpleMeterRegistry());
    }

    private JobRevival revival() {
        return new JobRevival(failed(), engine, KEEPER, Clock.fixed(diary.now, ZoneOffset.UTC));
    }

    private StuckJobs stuck() {
        return new StuckJobs(failed(), revival());
    }

    private void assertFailing(Instant since) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        FailedJobs failed = new FailedJobs(new JdbcTemplate(new DriverManagerDataSource(URL, "sa", "")), meters);
        assertThat(meters.get("camunda_incidents").gauge().value()).isEqualTo(1);
        assertThat(failed.after("", 10))
                .singleElement()
                .satisfies(each -> assertThat(each.since()).isEqualTo(since));
        assertThat(stuck().after("triage", "", 10)).singleElement().satisfies(each -> {
            assertThat(each.what()).isEqualTo("remindOfAcknowledgement");
            assertThat(each.reason()).isEqualTo("UncheckedIOException");
            assertThat(each.acts()).containsExactly(Stuck.Act.ON);
        });
    }

    private static long givenUp() {
        return engine.getManagementService().createJobQuery().noRetriesLeft().count();
    }

    /** Of what has failed; the deadline of the stage comes later. */
    private void passToTheNextTry() {
        Instant next = failed().after("", 1).get(0).due();
        pass(Duration.between(START, next));
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

    /** The last test: what the others have not led a case past would break unnoticed. */
    @Test
    @Order(Integer.MAX_VALUE)
    void theseTestsWalkEveryNodeAndEveryFlow() {
        assertThat(release.files())
                .allSatisfy((key, file) -> assertThat(walked.leftOut(key, file))
                        .as("not walked of %s", file)
                        .isEmpty());
    }

    /** Stands for the rest of the walk: the same path on, to be sure that what went off beside it did not stop it. */
    private void goOnFrom(Stage stage) {
        process.complete(diary.taskId(), Diary.decided(stage));
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

    /** As the job executor does it: what is due, the oldest first; what fails is tried again later. */
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
        Stream.concat(due.stream(), onTheDot.stream()).forEach(job -> run(job.getId()));
        return due;
    }

    private void run(String job) {
        try {
            engine.getManagementService().executeJob(job);
        } catch (RuntimeException e) {
            assertThat(diary.storeIsAway || e.getMessage().contains("due at")).isTrue();
        }
    }
}
