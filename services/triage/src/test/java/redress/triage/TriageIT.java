package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.envelope;
import static redress.triage.RunningTriage.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.Topic;
import redress.events.codes.IdentityMode;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.platform.messaging.Envelope;
import redress.platform.messaging.Subscription;
import redress.platform.time.ClockMoved;
import redress.platform.time.SettableClock;
import redress.triage.RunningTriage.Answer;
import tools.jackson.databind.JsonNode;

/** The whole service: events in, HTTP in, state, events out. */
class TriageIT {

    private static final String OFFICER = token("sample-thurrock-officer", "compact/thurrock/officer");
    private static final String CHAIR = token("sample-thurrock-chair-vcs", "compact/thurrock/chair");
    private static final String BODY = token("sample-thurrock-council-contact", "body/thurrock-council/contact");
    private static final String MEMBER = token("sample-thurrock-member-1", "compact/thurrock/member");
    private static final String STRANGER = token("sample-essex-officer", "compact/essex/officer");
    private static final String NATIONAL = token("sample-national-officer", "national/england/officer");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunningTriage triage;

    @BeforeAll
    static void start() {
        triage = RunningTriage.start();
        triage.publish(SampleReports.calendar());
        triage.publish(SampleReports.compact("thurrock"));
        triage.publish(SampleReports.compact("essex"));
    }

    @AfterAll
    static void stop() {
        triage.close();
    }

    private static ReportSubmitted report() {
        return SampleReports.of(
                IdentityMode.NAMED, triage.bean(SettableClock.class).instant());
    }

    private static String filed() {
        ReportSubmitted report = report();
        triage.publish(report);
        return opened(report);
    }

    private static String opened(ReportSubmitted report) {
        return await("a case for " + report.reference())
                .atMost(PATIENCE)
                .until(() -> search(OFFICER, report.reference()), items -> items.size() == 1)
                .get(0)
                .get("caseId")
                .asString();
    }

    private static JsonNode search(String token, String q) {
        return triage.get("/api/cases?q=" + q, token).body().get("items");
    }

    private static Answer act(String caseId, String action, String token, String json, String... headers) {
        return triage.post("/api/cases/" + caseId + "/" + action, token, json, headers);
    }

    private static String today() {
        return LocalDate.ofInstant(triage.bean(SettableClock.class).instant(), java.time.ZoneId.of("Europe/London"))
                .toString();
    }

    private static JsonNode done(Answer answer, String stage) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get("stage").asString()).isEqualTo(stage);
        return answer.body();
    }

    /** @return how the case stands in REPLY */
    private static JsonNode accepted(String id) {
        done(act(id, "acknowledgement", OFFICER, "{}"), "TRIAGE");
        return done(
                act(
                        id,
                        "triage",
                        OFFICER,
                        "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"Nobody was consulted.\"}"),
                "REPLY");
    }

    @Test
    void carriesACaseFromItsReportToItsEnd() {
        String id = filed();
        JsonNode opened = triage.get("/api/cases/" + id, OFFICER).body();
        assertThat(opened.get("ruleChecks").size()).isEqualTo(6);
        assertThat(opened.get("proposal").get("reasons").size()).isEqualTo(3);
        assertThat(search(BODY, opened.get("reference").asString()).size()).isZero();

        accepted(id);
        assertThat(search(BODY, opened.get("reference").asString()).size()).isOne();
        assertThat(triage.get("/api/cases", BODY).body().get("items").toString())
                .contains(id);
        done(act(id, "reply", BODY, "{\"text\":\"We will talk.\",\"position\":\"EXPLAINS\"}"), "PANEL");
        done(act(id, "panel", CHAIR, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        assertThat(triage.get("/api/cases", MEMBER).body().get("items").toString())
                .contains(id);
        done(act(id, "mediation", MEMBER, "{\"result\":\"AGREEMENT\",\"heldOn\":\"" + today() + "\"}"), "AGREEMENT");
        JsonNode agreed = done(act(id, "agreement", OFFICER, agreement(90)), "REMEDY");
        String action = agreed.get("actions").get(0).get("actionId").asString();
        done(
                act(id, "actions/" + action, OFFICER, "{\"status\":\"KEPT\",\"recordedOn\":\"" + today() + "\"}"),
                "OUTCOME");
        done(act(id, "outcome", OFFICER, "{\"outcomes\":[\"FUNDING_KEPT\"],\"summary\":\"Kept.\"}"), "CLOSING");
        JsonNode closed = done(act(id, "closing", OFFICER, "{}"), "CLOSED");
        assertThat(closed.get("closeReason").asString()).isEqualTo("OUTCOME_RECORDED");
        done(act(id, "outcome", OFFICER, "{\"outcomes\":[\"GROUP_CLOSED\"],\"summary\":\"Later.\"}"), "CLOSED");

        assertThat(triage.text("/api/cases/" + id + "/diagram", OFFICER)).startsWith("<svg");
        assertThat(engineRows(id)).isZero();
        assertThat(published(id))
                .startsWith(
                        "case.opened.v1",
                        "case.stage-changed.v1",
                        "case.deadline-set.v1",
                        "case.acknowledged.v1",
                        "case.stage-changed.v1",
                        "case.deadline-set.v1",
                        "case.triaged.v1")
                .endsWith(
                        "case.outcome-recorded.v1",
                        "case.stage-changed.v1",
                        "case.deadline-set.v1",
                        "case.stage-changed.v1",
                        "case.closed.v1",
                        "case.outcome-recorded.v1");
    }

    private static String panel(String statutory, String voluntary) {
        return "{\"members\":[{\"personId\":\"" + statutory
                + "\",\"sector\":\"STATUTORY\",\"conflict\":false},{\"personId\":\"" + voluntary
                + "\",\"sector\":\"VCS\",\"conflict\":false}]}";
    }

    private static String agreement(int days) {
        LocalDate today = LocalDate.parse(today());
        return "{\"text\":\"Agreed.\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"All groups\",\"dueOn\":\""
                + today.plusDays(days) + "\"}],\"signedByBodyOn\":\"" + today + "\",\"signedByGroupOn\":\"" + today
                + "\"}";
    }

    private static int engineRows(String caseId) {
        Integer rows = triage.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?", Integer.class, caseId);
        return rows == null ? 0 : rows;
    }

    /** The names of the events of a case, once all of its outbox has left. */
    private static List<String> published(String caseId) {
        await("the outbox is empty")
                .atMost(PATIENCE)
                .until(() -> triage.bean(JdbcTemplate.class)
                        .queryForList("select event_id from outbox where event_key = ?", caseId)
                        .isEmpty());
        List<ConsumerRecord<byte[], byte[]>> mine = records(Topic.CASE.wireName()).stream()
                .filter(sent -> caseId.equals(new String(sent.key(), StandardCharsets.UTF_8)))
                .toList();
        List<String> sequence =
                mine.stream().map(sent -> header(sent, "ce_seq")).toList();
        for (int i = 0; i < sequence.size(); i++) {
            assertThat(sequence.get(i)).isEqualTo(Integer.toString(i + 1));
        }
        return mine.stream().map(sent -> header(sent, "ce_type")).toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", triage.broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    @Test
    void opensOneCaseHoweverOftenAnEventComes() {
        ReportSubmitted report = report();
        String eventId = UUID.randomUUID().toString();
        triage.publish(report, eventId);
        triage.publish(report, eventId);
        triage.publish(report);
        String id = opened(report);
        String after = filed();
        assertThat(after).isNotEqualTo(id);
        assertThat(count("select count(*) from cases where report_id = ?", report.reportId()))
                .isOne();
        assertThat(instances(id)).isOne();
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
        assertThat(instances(opened(report))).isOne();
        assertThat(
                        count(
                                "select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ is not null and BUSINESS_KEY_ not in (select case_id from cases)"))
                .isZero();
    }

    @Test
    void leavesNothingOfATransactionThatEndsEarly() {
        ReportSubmitted report = report();
        Envelope envelope = envelope(report);
        new TransactionTemplate(triage.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
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
        triage.publish(report);
        String id = opened(report);
        triage.publish(new ReportWithdrawn(report.reportId(), report.reference(), Instant.now()));
        await("the case is closed")
                .atMost(PATIENCE)
                .until(
                        () -> triage.get("/api/cases/" + id, OFFICER)
                                .body()
                                .get("stage")
                                .asString(),
                        "CLOSED"::equals);
        assertThat(triage.get("/api/cases/" + id, OFFICER)
                        .body()
                        .get("closeReason")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(engineRows(id)).isZero();
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
        triage.publish(early);
        triage.publish(SampleReports.compact("new-compact"));
        await("the case of the new Compact")
                .atMost(PATIENCE)
                .until(() -> search(NATIONAL, early.reference()), items -> items.size() == 1);
    }

    @Test
    void putsAsideWhatCanNeverBeRead() throws Exception {
        int before = records(Topic.REPORT.deadLetters()).size();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", triage.broker.bootstrapServers()),
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
                .until(() -> records(Topic.REPORT.deadLetters()).size() > before);
        filed();
    }

    @Test
    void doesNotExistForStrangers() {
        String id = filed();
        for (String token : List.of(STRANGER, BODY, MEMBER, NATIONAL)) {
            assertThat(triage.get("/api/cases/" + id, token).status()).isEqualTo(404);
            assertThat(act(id, "acknowledgement", token, "{}").status()).isEqualTo(404);
        }
        assertThat(triage.get("/api/cases/" + id, "").status()).isEqualTo(401);
        assertThat(triage.get("/api/cases/" + UUID.randomUUID(), OFFICER).status())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatIsForSomebodyElse() {
        String id = filed();
        accepted(id);
        assertThat(act(id, "closing", BODY, "{}").status()).isEqualTo(403);
        assertThat(act(id, "reply", CHAIR, "{\"text\":\"x\",\"position\":\"EXPLAINS\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatTheStageDoesNotAllow() {
        String id = filed();
        Answer refused = act(id, "closing", OFFICER, "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("ACTION_NOT_POSSIBLE");
        assertThat(refused.body().get("detail").asString()).contains("acknowledgement, external-steps");
    }

    @Test
    void refusesWhoHasSeenAnOlderVersion() {
        String id = filed();
        Answer refused = act(id, "acknowledgement", OFFICER, "{}", "If-Match", "\"7\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("CASE_HAS_CHANGED");
        done(act(id, "acknowledgement", OFFICER, "{}", "If-Match", "\"1\""), "TRIAGE");
        assertThat(act(id, "acknowledgement", OFFICER, "{}", "If-Match", "x").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acknowledgement | {\"note\":5} | note",
                "acknowledgement | {\"node\":\"x\"} | node",
                "triage | {} | result",
                "triage | {\"result\":\"UNKNOWN\",\"severity\":\"LEARNING\",\"urgency\":\"NORMAL\",\"undertakings\":[],\"reason\":\"x\"} | result",
                "triage | {\"result\":\"ACCEPT\",\"severity\":\"LEARNING\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-9.9\"],\"reason\":\"x\"} | undertakings[0]",
                "reply | {\"text\":\" \",\"position\":\"EXPLAINS\"} | text",
                "panel | {\"members\":[]} | members",
                "panel | {\"members\":[{\"personId\":\"a\",\"sector\":\"VCS\"}]} | members[0].conflict",
                "mediation | {\"result\":\"AGREEMENT\",\"heldOn\":\"2999-01-01\"} | heldOn",
                "mediation | {\"result\":\"AGREEMENT\",\"heldOn\":\"2026-02-30\"} | heldOn",
                "agreement | {\"text\":\"x\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"x\",\"dueOn\":\"2020-01-01\"}],\"signedByBodyOn\":\"2026-01-01\",\"signedByGroupOn\":\"2026-01-01\"} | actions[0].dueOn",
                "external-steps | {\"route\":\"CALL_IN\",\"result\":\"PENDING\",\"happenedOn\":\"2999-01-01\"} | happenedOn",
                "outcome | {\"outcomes\":[\"APOLOGY\",\"APOLOGY\"],\"summary\":\"x\"} | outcomes",
            })
    void namesTheFieldAtFault(String action, String json, String field) {
        Answer refused = act(UUID.randomUUID().toString(), action, OFFICER, json);
        assertThat(refused.status()).as("%s", refused.body()).isIn(400, 422);
        assertThat(refused.body().get("errors").toString()).contains("\"" + field + "\"");
    }

    @Test
    void formsABalancedPanelFromThePool() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"By letter.\",\"position\":\"DISPUTES\"}"), "PANEL");
        Answer refused = act(id, "panel", OFFICER, panel("sample-thurrock-member-2", "sample-stranger"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").toString()).contains("members[0].personId", "members[1].personId");
        done(act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-4")), "MEDIATION");
    }

    @Test
    void refusesAPromiseBeyondTheCalendar() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"By letter.\",\"position\":\"DISPUTES\"}"), "PANEL");
        done(act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        done(act(id, "mediation", OFFICER, "{\"result\":\"AGREEMENT\",\"heldOn\":\"" + today() + "\"}"), "AGREEMENT");
        Answer refused = act(id, "agreement", OFFICER, agreement(1700));
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
        assertThat(triage.get("/api/cases/" + id, OFFICER).body().get("stage").asString())
                .isEqualTo("AGREEMENT");
        done(act(id, "agreement", OFFICER, agreement(10)), "REMEDY");
    }

    @Test
    void turnsThePagesOfTheWorkList() {
        List<String> mine = List.of(filed(), filed(), filed());
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = triage.get("/api/cases?limit=2" + after, OFFICER).body();
            page.get("items").forEach(item -> seen.add(item.get("caseId").asString()));
            JsonNode next = page.get("next");
            after = next == null ? "" : "&after=" + next.asString();
        } while (!after.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsAll(mine);
        assertThat(triage.get("/api/cases?limit=101", OFFICER).status()).isEqualTo(400);
        assertThat(triage.get("/api/cases?after=x", OFFICER).status()).isEqualTo(400);
        assertThat(triage.get("/api/cases?stage=CLOSED", OFFICER).status()).isEqualTo(200);
    }

    @Test
    void remindsAndGoesOnWhenTheClockIsMoved() {
        String id = filed();
        JsonNode reply = accepted(id);
        moveTo(Instant.parse(reply.get("remindAt").asString()).plusSeconds(60));
        await("the reminder").atMost(PATIENCE).until(() -> timeline(id), kinds -> kinds.contains("DEADLINE_NEAR"));
        assertThat(triage.get("/api/cases/" + id, OFFICER).body().get("stage").asString())
                .isEqualTo("REPLY");
        moveTo(Instant.parse(reply.get("dueAt").asString()).plusSeconds(60));
        await("the panel")
                .atMost(PATIENCE)
                .until(
                        () -> triage.get("/api/cases/" + id, OFFICER)
                                .body()
                                .get("stage")
                                .asString(),
                        "PANEL"::equals);
        assertThat(timeline(id)).containsOnlyOnce("DEADLINE_NEAR", "DEADLINE_MISSED");
        assertThat(published(id)).containsOnlyOnce("case.deadline-near.v1", "case.deadline-missed.v1");
    }

    private static List<String> timeline(String id) {
        List<String> kinds = new ArrayList<>();
        triage.get("/api/cases/" + id, OFFICER)
                .body()
                .get("timeline")
                .forEach(entry -> kinds.add(entry.get("kind").asString()));
        return kinds;
    }

    private static void moveTo(Instant instant) {
        SettableClock clock = triage.bean(SettableClock.class);
        clock.moveTo(instant);
        triage.context.publishEvent(new ClockMoved(clock.instant()));
    }

    private static Subscription subscription() {
        return triage.bean(Subscription.class);
    }

    private static int instances(String caseId) {
        return engineRows(caseId);
    }

    private static int count(String sql, Object... values) {
        Integer rows = triage.bean(JdbcTemplate.class).queryForObject(sql, Integer.class, values);
        return rows == null ? 0 : rows;
    }
}
