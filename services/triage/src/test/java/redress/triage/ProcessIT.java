package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.MEMBER;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;
import static redress.triage.Steps.search;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.Topic;
import redress.platform.operations.Stuck;
import redress.platform.time.ClockMoved;
import redress.platform.time.SettableClock;
import redress.triage.RunningTriage.Answer;
import tools.jackson.databind.JsonNode;

/** A case on its way from stage to stage, by what people do and by the clock. */
class ProcessIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @Test
    void carriesACaseFromItsReportToItsEnd() {
        String id = filed();
        JsonNode opened = TRIAGE.get("/api/cases/" + id, OFFICER).body();
        assertThat(opened.get("ruleChecks").size()).isEqualTo(6);
        assertThat(opened.get("proposal").get("reasons").size()).isEqualTo(3);
        assertThat(search(BODY, opened.get("reference").asString()).size()).isZero();

        accepted(id);
        assertThat(search(BODY, opened.get("reference").asString()).size()).isOne();
        assertThat(TRIAGE.get("/api/cases", BODY).body().get("items").toString())
                .contains(id);
        done(act(id, "reply", BODY, "{\"text\":\"We will talk.\",\"position\":\"EXPLAINS\"}"), "PANEL");
        done(act(id, "panel", CHAIR, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        assertThat(TRIAGE.get("/api/cases", MEMBER).body().get("items").toString())
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

        assertThat(TRIAGE.text("/api/cases/" + id + "/diagram", OFFICER)).startsWith("<svg");
        assertThat(TRIAGE.engineRows(id)).isZero();
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
        return agreement(today, today, today.plusDays(days));
    }

    private static String agreement(LocalDate body, LocalDate group, LocalDate due) {
        return "{\"text\":\"Agreed.\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"All groups\",\"dueOn\":\"" + due
                + "\"}],\"signedByBodyOn\":\"" + body + "\",\"signedByGroupOn\":\"" + group + "\"}";
    }

    /** The names of the events of a case, once all of its outbox has left. */
    private static List<String> published(String caseId) {
        await("the outbox is empty")
                .atMost(PATIENCE)
                .until(() -> TRIAGE.bean(JdbcTemplate.class)
                        .queryForList("select event_id from outbox where event_key = ?", caseId)
                        .isEmpty());
        List<ConsumerRecord<byte[], byte[]>> mine = TRIAGE.records(Topic.CASE.wireName()).stream()
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
    void endsAMediationThatNeverMetWithoutADay() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"We will not meet.\",\"position\":\"DISPUTES\"}"), "PANEL");
        done(act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        JsonNode ended = done(
                act(
                        id,
                        "mediation",
                        OFFICER,
                        "{\"result\":\"NO_AGREEMENT\",\"note\":\"The council refused to meet.\"}"),
                "OUTCOME");
        assertThat(ended.get("mediation").get("result").asString()).isEqualTo("NO_AGREEMENT");
        assertThat(ended.get("mediation").path("heldOn").asString("")).isEmpty();
    }

    @Test
    void recordsAPromiseFiveYearsAhead() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"By letter.\",\"position\":\"DISPUTES\"}"), "PANEL");
        done(act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        done(act(id, "mediation", OFFICER, "{\"result\":\"AGREEMENT\",\"heldOn\":\"" + today() + "\"}"), "AGREEMENT");
        JsonNode agreed = done(act(id, "agreement", OFFICER, agreement(1800)), "REMEDY");
        assertThat(agreed.get("provisional").asBoolean()).isTrue();
        String action = agreed.get("actions").get(0).get("actionId").asString();
        done(
                act(id, "actions/" + action, OFFICER, "{\"status\":\"KEPT\",\"recordedOn\":\"" + today() + "\"}"),
                "OUTCOME");
    }

    @Test
    void holdsAPromiseThatWasDueBeforeItWasRecorded() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"By letter.\",\"position\":\"ACCEPTS\"}"), "PANEL");
        done(act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        done(act(id, "mediation", OFFICER, "{\"result\":\"AGREEMENT\",\"heldOn\":\"" + today() + "\"}"), "AGREEMENT");
        LocalDate signed = LocalDate.parse(today()).minusDays(60);
        Answer refused = act(id, "agreement", OFFICER, agreement(signed.minusDays(9), signed, signed.minusDays(1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").toString()).contains("actions[0].dueOn");

        JsonNode agreed = done(act(id, "agreement", OFFICER, agreement(signed.minusDays(9), signed, signed)), "REMEDY");
        await("the deadline").atMost(PATIENCE).until(() -> timeline(id), kinds -> kinds.contains("DEADLINE_MISSED"));
        assertThat(timeline(id)).doesNotContain("DEADLINE_NEAR");
        String action = agreed.get("actions").get(0).get("actionId").asString();
        done(
                act(id, "actions/" + action, OFFICER, "{\"status\":\"KEPT\",\"recordedOn\":\"" + signed + "\"}"),
                "OUTCOME");
    }

    @Test
    void remindsAndGoesOnWhenTheClockIsMoved() {
        String id = filed();
        JsonNode reply = accepted(id);
        moveTo(Instant.parse(reply.get("remindAt").asString()).plusSeconds(60));
        await("the reminder").atMost(PATIENCE).until(() -> timeline(id), kinds -> kinds.contains("DEADLINE_NEAR"));
        assertThat(TRIAGE.get("/api/cases/" + id, OFFICER).body().get("stage").asString())
                .isEqualTo("REPLY");
        moveTo(Instant.parse(reply.get("dueAt").asString()).plusSeconds(60));
        await("the panel")
                .atMost(PATIENCE)
                .until(
                        () -> TRIAGE.get("/api/cases/" + id, OFFICER)
                                .body()
                                .get("stage")
                                .asString(),
                        "PANEL"::equals);
        assertThat(timeline(id)).containsOnlyOnce("DEADLINE_NEAR", "DEADLINE_MISSED");
        assertThat(published(id)).containsOnlyOnce("case.deadline-near.v1", "case.deadline-missed.v1");
    }

    @Test
    void keepsAPanelsSeatsWhateverElseHappensInMediation() {
        String id = filed();
        accepted(id);
        done(act(id, "reply", OFFICER, "{\"text\":\"By letter.\",\"position\":\"DISPUTES\"}"), "PANEL");
        JsonNode mediation = done(
                act(id, "panel", OFFICER, panel("sample-thurrock-member-1", "sample-thurrock-member-3")), "MEDIATION");
        done(
                act(
                        id,
                        "external-steps",
                        OFFICER,
                        "{\"route\":\"CALL_IN\",\"happenedOn\":\"" + today() + "\",\"result\":\"NOT_UPHELD\"}"),
                "MEDIATION");
        moveTo(Instant.parse(mediation.get("remindAt").asString()).plusSeconds(60));
        await("the reminder").atMost(PATIENCE).until(() -> timeline(id), kinds -> kinds.contains("DEADLINE_NEAR"));
        moveTo(Instant.parse(mediation.get("dueAt").asString()).plusSeconds(60));
        await("the deadline").atMost(PATIENCE).until(() -> timeline(id), kinds -> kinds.contains("DEADLINE_MISSED"));
    }

    /** As one that a clock, ahead for a moment, has set going. */
    @Test
    void putsADeadlineBackThatWentOffBeforeItsTime() {
        String id = filed();
        JsonNode reply = accepted(id);
        Instant due = Instant.parse(reply.get("dueAt").asString());
        String timer = TRIAGE.setOff(id);

        TRIAGE.putBack(timer);

        assertThat(TRIAGE.things(Stuck.Kind.JOB).after("triage", "", 100))
                .extracting(Stuck::id)
                .doesNotContain(timer);
        assertThat(TRIAGE.bean(JdbcTemplate.class)
                        .queryForList("select DUEDATE_ from ACT_RU_JOB where ID_ = ?", Timestamp.class, timer))
                .containsExactly(Timestamp.from(due.plusSeconds(1)));
        assertThat(timeline(id)).doesNotContain("DEADLINE_MISSED");
    }

    private static List<String> timeline(String id) {
        List<String> kinds = new ArrayList<>();
        TRIAGE.get("/api/cases/" + id, OFFICER)
                .body()
                .get("timeline")
                .forEach(entry -> kinds.add(entry.get("kind").asString()));
        return kinds;
    }

    private static void moveTo(Instant instant) {
        SettableClock clock = TRIAGE.bean(SettableClock.class);
        clock.moveTo(instant);
        TRIAGE.context.publishEvent(new ClockMoved(clock.instant()));
    }

    private static String today() {
        return LocalDate.ofInstant(TRIAGE.bean(SettableClock.class).instant(), ZoneId.of("Europe/London"))
                .toString();
    }
}
