package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.RunningTriage.envelope;
import static redress.triage.SamplePeople.NATIONAL;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.filed;
import static redress.triage.Steps.opened;
import static redress.triage.Steps.report;
import static redress.triage.Steps.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.Topic;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.messaging.listening.Subscription;
import redress.messaging.reading.Envelope;
import redress.testkit.backends.UnknownEvents;

/** Reports and Compacts as they arrive, late, twice, at once or unreadable. */
class ListeningIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @Test
    void opensOneCaseHoweverOftenAnEventComes() {
        ReportSubmitted report = report();
        String eventId = UUID.randomUUID().toString();
        TRIAGE.publish(report, eventId);
        TRIAGE.publish(report, eventId);
        TRIAGE.publish(report);
        String id = opened(report);
        String after = filed();
        assertThat(after).isNotEqualTo(id);
        assertThat(count("select count(*) from cases where report_id = ?", report.reportId()))
                .isOne();
        assertThat(TRIAGE.processes(id)).isOne();
    }

    @Test
    void passesOverKindsOfEventsThatItDoesNotKnow() {
        UnknownEvents.arePassedOver(Map.of("triage", 2), TRIAGE::bean);
        opened(reported());
    }

    private static ReportSubmitted reported() {
        ReportSubmitted report = report();
        TRIAGE.publish(report);
        return report;
    }

    @Test
    void opensOneCaseForSixteenAtOnce() throws Exception {
        ReportSubmitted report = report();
        Subscription subscription = subscription();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<?>> all = new ArrayList<>();
        for (Envelope each : Collections.nCopies(16, envelope(report))) {
            all.add(threads.submit(() -> {
                go.await();
                subscription.each().accept(each);
                return null;
            }));
        }
        go.countDown();
        int taken = 0;
        for (Future<?> each : all) {
            try {
                each.get();
                taken++;
            } catch (java.util.concurrent.ExecutionException lostTheRace) {
                // Would be delivered again, and find the row in the inbox.
            }
        }
        threads.shutdown();
        assertThat(taken).isPositive();
        subscription.each().accept(envelope(report));
        assertThat(count("select count(*) from cases where report_id = ?", report.reportId()))
                .isOne();
        assertThat(TRIAGE.processes(opened(report))).isOne();
        assertThat(
                        count(
                                "select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ is not null and BUSINESS_KEY_ not in (select case_id from cases)"))
                .isZero();
    }

    @Test
    void leavesNothingOfATransactionThatEndsEarly() {
        ReportSubmitted report = report();
        Envelope envelope = envelope(report);
        new TransactionTemplate(TRIAGE.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            subscription().each().accept(envelope);
            status.setRollbackOnly();
        });
        assertThat(count("select count(*) from inbox where event_id = ?", envelope.id()))
                .isZero();
        assertThat(count("select count(*) from cases where report_id = ?", report.reportId()))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ is not null and BUSINESS_KEY_ not in (select case_id from cases)"))
                .isZero();
        subscription().each().accept(envelope);
        assertThat(count("select count(*) from cases where report_id = ?", report.reportId()))
                .isOne();
    }

    @Test
    void closesTheCaseOfAWithdrawnReport() {
        ReportSubmitted report = report();
        TRIAGE.publish(report);
        String id = opened(report);
        TRIAGE.publish(new ReportWithdrawn(report.reportId(), report.reference(), Instant.now()));
        await("the case is closed")
                .atMost(PATIENCE)
                .until(
                        () -> TRIAGE.get("/api/cases/" + id, OFFICER)
                                .body()
                                .get("stage")
                                .asString(),
                        "CLOSED"::equals);
        assertThat(TRIAGE.get("/api/cases/" + id, OFFICER)
                        .body()
                        .get("closeReason")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(TRIAGE.engineRows(id)).isZero();
    }

    @Test
    void waitsForACompactThatTheRegisterHasNotToldOf() {
        ReportSubmitted before = report();
        ReportSubmitted early = new ReportSubmitted(
                before.reportId(),
                before.reference(),
                "new-compact",
                "new-compact-council",
                before.submittedAt(),
                before.identityMode(),
                before.relationship(),
                before.categories(),
                before.undertakings(),
                before.facts(),
                before.moneyAtStake(),
                before.peopleAffected(),
                before.supportingGroups(),
                before.remediesWanted(),
                before.routesUsed(),
                before.consents());
        TRIAGE.publish(early);
        TRIAGE.publish(SampleReports.compact("new-compact"));
        await("the case of the new Compact")
                .atMost(PATIENCE)
                .until(() -> search(NATIONAL, early.reference()), items -> items.size() == 1);
    }

    @Test
    void putsAsideWhatCanNeverBeRead() throws Exception {
        int before = TRIAGE.records(Topic.REPORT.deadLetters()).size();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RunningTriage.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.REPORT.wireName(),
                            "poison".getBytes(StandardCharsets.UTF_8),
                            "{".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        await("a dead letter")
                .atMost(PATIENCE)
                .until(() -> TRIAGE.records(Topic.REPORT.deadLetters()).size() > before);
        filed();
    }

    private static Subscription subscription() {
        return TRIAGE.bean(Subscription.class);
    }

    private static int count(String sql, Object... values) {
        Integer rows = TRIAGE.bean(JdbcTemplate.class).queryForObject(sql, Integer.class, values);
        return rows == null ? 0 : rows;
    }
}
