package redress.intake.unanswered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseRef;
import redress.intake.Caller;
import redress.intake.RunningIntake;
import redress.intake.progress.Progress;
import redress.intake.reports.ReportDesk;
import redress.intake.reports.Reports;
import redress.messaging.reading.EventTail;
import redress.platform.operations.Stuck;
import redress.testkit.backends.Backends;

class UnansweredIT {

    private final RunningIntake intake = RunningIntake.shared();
    private final MongoTemplate store = intake.bean(MongoTemplate.class);
    private double waiting;
    private final List<EventTail.Passed> passed = new ArrayList<>();

    @BeforeEach
    void startHere() {
        look(Duration.ofMinutes(5));
        Unanswered.Watch watch = store.findById("reports", Unanswered.Watch.class);
        if (watch != null) {
            store.save(new Unanswered.Watch(watch.id(), watch.through(), List.of()));
        }
    }

    @Test
    void announcesAReportByTheSameEventUntilItsCaseIsHeardOf() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            String reportId = filed();
            awaitEvents(tail, reportId, 1);

            look(Duration.ofMinutes(1));
            assertThat(stuck()).isEmpty();
            look(Duration.ofMinutes(3));
            awaitEvents(tail, reportId, 2);
            assertThat(waiting).isEqualTo(1);
            assertThat(stuck()).singleElement().satisfies(each -> {
                assertThat(each.id()).isEqualTo(reportId);
                assertThat(each.since())
                        .isBetween(
                                Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(10)),
                                Instant.now(Clock.systemUTC()));
            });
            look(Duration.ofMinutes(6));
            look(Duration.ofMinutes(8));
            List<EventTail.Passed> events = awaitEvents(tail, reportId, 3);

            assertThat(events)
                    .extracting(EventTail.Passed::id)
                    .containsOnly(events.get(0).id());
            assertThat(events)
                    .extracting(EventTail.Passed::data)
                    .containsOnly(events.get(0).data());
            assertThat(events).extracting(EventTail.Passed::seq).containsOnly(1L);

            CaseRef about = new CaseRef(
                    UUID.randomUUID().toString(),
                    reportId,
                    "CB-7K2M-Q4TX",
                    "thurrock",
                    "thurrock-council",
                    "E12000006");
            intake.publish(new CaseAcknowledged(about, Instant.now()), 1);
            await("the case is heard of").atMost(Backends.patience()).until(() -> {
                look(Duration.ofMinutes(20));
                return waiting == 0;
            });
            assertThat(stuck()).isEmpty();
        }
    }

    @Test
    void announcesAReportAtOnceWhenAPersonSaysSo() {
        redress.platform.security.Caller administrator =
                new redress.platform.security.Caller("sample-administrator", Set.of());
        StuckReports list = intake.bean(StuckReports.class);
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            String reportId = filed();
            awaitEvents(tail, reportId, 1);
            assertThat(list.act("intake", reportId, Stuck.Act.ON, administrator))
                    .as("it may still get its case")
                    .isFalse();
            look(Duration.ofMinutes(3));
            awaitEvents(tail, reportId, 2);

            assertThat(list.after("triage", "", 10)).isEmpty();
            assertThat(list.after("intake", reportId, 10)).isEmpty();
            assertThat(list.act("intake", reportId, Stuck.Act.ASIDE, administrator))
                    .isFalse();
            assertThat(list.act("intake", reportId, Stuck.Act.ON, administrator))
                    .isTrue();

            awaitEvents(tail, reportId, 3);
        }
    }

    @Test
    void waitsForNothingThatAClockWhichWasAheadHasSet() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            String reportId = filed();
            awaitEvents(tail, reportId, 1);
            Instant nextYear = Instant.now(Clock.systemUTC()).plus(Duration.ofDays(365));
            store.save(new Unanswered.Watch(
                    "reports",
                    Unanswered.firstIdAt(nextYear),
                    List.of(new Unanswered.Waiting(reportId, nextYear, 120))));

            look(Duration.ofMinutes(1));

            awaitEvents(tail, reportId, 2);
            assertThat(store.findById("reports", Unanswered.Watch.class).through())
                    .isLessThan(Unanswered.firstIdAt(nextYear));
        }
    }

    @Test
    void announcesAWithdrawalAgainAsWell() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            String reportId = filed();
            intake.bean(ReportDesk.class).withdraw(reportId);
            awaitEvents(tail, reportId, 2);

            look(Duration.ofMinutes(3));

            assertThat(awaitEvents(tail, reportId, 4))
                    .extracting(EventTail.Passed::type)
                    .containsExactly(
                            "report.submitted.v1", "report.withdrawn.v1", "report.submitted.v1", "report.withdrawn.v1");
        }
    }

    @Test
    void catchesUpWithAllThatWereFiledSinceItLastLooked() {
        List<String> ids = IntStream.range(0, 2_300)
                .mapToObj(i -> UuidCreator.getTimeOrderedEpoch().toString())
                .toList();
        store.getCollection("reports")
                .insertMany(ids.stream()
                        .map(id ->
                                new Document("_id", id).append("reference", id).append("idempotencyKey", id))
                        .toList());
        store.getCollection("report_progress")
                .insertMany(ids.stream().map(id -> new Document("_id", id)).toList());
        try {
            look(Duration.ofMinutes(3));
            assertThat(waiting).isZero();
            assertThat(store.findById("reports", Unanswered.Watch.class).through())
                    .isEqualTo(ids.get(ids.size() - 1));
        } finally {
            store.getCollection("reports").deleteMany(Filters.in("_id", ids));
        }
    }

    private List<Stuck> stuck() {
        return intake.bean(StuckReports.class).after("intake", "", 10);
    }

    private String filed() {
        return new Caller(intake.base()).filed().get("reportId").asString();
    }

    private void look(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Unanswered watch =
                new Unanswered(store, intake.bean(Reports.class), intake.bean(Progress.class), meters, clock);
        watch.look();
        waiting = meters.get("reports_unanswered").gauge().value();
        Reference.reachabilityFence(watch);
    }

    /** Awaits the events, and that the report's outbox knows of them: until then it is not announced once more. */
    private List<EventTail.Passed> awaitEvents(EventTail tail, String reportId, int count) {
        await(count + " events").atMost(Backends.patience()).until(() -> {
            tail.next(Duration.ofMillis(100)).stream()
                    .filter(event -> event.key().equals(reportId))
                    .forEach(passed::add);
            return passed.size() >= count;
        });
        await("nothing waits")
                .atMost(Backends.patience())
                .until(() -> store.getCollection("reports")
                                .countDocuments(
                                        Filters.and(Filters.eq("_id", reportId), Filters.ne("outbox.pending", null)))
                        == 0);
        assertThat(passed).hasSize(count);
        return passed;
    }
}
