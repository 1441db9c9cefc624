package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.Topic;
import redress.platform.time.ClockMoved;
import redress.platform.time.SettableClock;
import tools.jackson.databind.JsonNode;

/** The body asks for more time, over HTTP, with its process. */
class ExtensionIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @Test
    void movesTheDeadlineAndItsTimersWhenTheOfficerGrantsIt() {
        String id = filed();
        JsonNode before = accepted(id);
        assertThat(act(id, "extension-decision", OFFICER, "{\"state\":\"GRANTED\"}")
                        .status())
                .isEqualTo(409);
        assertThat(act(id, "extension", OFFICER, "{\"reason\":\"x\"}").status()).isEqualTo(403);
        done(act(id, "extension", BODY, "{\"reason\":\"Heron-Reason\"}"), "REPLY");
        assertThat(act(id, "extension", BODY, "{\"reason\":\"Again\"}")
                        .body()
                        .get("detail")
                        .asString())
                .contains("Possible for you now: reply.");
        assertThat(move(id, BODY, "extension").get("why").asString()).isEqualTo("NOTHING_LEFT_TO_DO");
        assertThat(move(id, OFFICER, "extension-decision").get("possible").asBoolean())
                .isTrue();

        JsonNode after = done(act(id, "extension-decision", OFFICER, "{\"state\":\"GRANTED\"}"), "REPLY");

        Instant due = Instant.parse(after.get("dueAt").asString());
        assertThat(due).isAfter(Instant.parse(before.get("dueAt").asString()));
        assertThat(timers(id))
                .contains(
                        due.plusSeconds(1), Instant.parse(after.get("remindAt").asString()));
        JsonNode seen = TRIAGE.get("/api/cases/" + id, BODY).body();
        assertThat(seen.at("/extension/reason").asString()).isEqualTo("Heron-Reason");
        assertThat(seen.at("/extension/state").asString()).isEqualTo("GRANTED");
        done(act(id, "reply", BODY, "{\"text\":\"Text\",\"position\":\"EXPLAINS\"}"), "PANEL");
    }

    /** A chair's grant, after the reminder has come: the body is reminded a second time, before the later end. */
    @Test
    void remindsASecondTimeWhereTimeIsGivenAfterTheFirstReminder() {
        String id = filed();
        JsonNode before = accepted(id);
        moveTo(before.get("remindAt"));
        await("the first reminder").atMost(PATIENCE).until(() -> reminders(id) == 1);
        done(act(id, "extension", BODY, "{\"reason\":\"Late\"}"), "REPLY");

        JsonNode after = done(act(id, "extension-decision", CHAIR, "{\"state\":\"GRANTED\"}"), "REPLY");

        moveTo(after.get("remindAt"));
        await("the second reminder").atMost(PATIENCE).until(() -> reminders(id) == 2);
        assertThat(TRIAGE.get("/api/cases/" + id, OFFICER).body().get("dueAt")).isEqualTo(after.get("dueAt"));
        List<String> events = TRIAGE.records(Topic.CASE.wireName()).stream()
                .filter(sent -> id.equals(new String(sent.key(), StandardCharsets.UTF_8)))
                .map(sent -> new String(sent.value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(events)
                .filteredOn(each -> each.contains("\"decidedBy\":\"CHAIR\""))
                .hasSize(1);
    }

    private static void moveTo(JsonNode instant) {
        SettableClock clock = TRIAGE.bean(SettableClock.class);
        clock.moveTo(Instant.parse(instant.asString()).plusSeconds(60));
        TRIAGE.context.publishEvent(new ClockMoved(clock.instant()));
    }

    private static long reminders(String id) {
        return TRIAGE.get("/api/cases/" + id, OFFICER)
                .body()
                .get("timeline")
                .valueStream()
                .filter(entry -> entry.get("kind").asString().equals("DEADLINE_NEAR"))
                .count();
    }

    private static JsonNode move(String id, String token, String name) {
        return TRIAGE.get("/api/cases/" + id, token)
                .body()
                .get("moves")
                .valueStream()
                .filter(move -> move.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Instant> timers(String id) {
        return TRIAGE.bean(JdbcTemplate.class)
                .query(
                        "select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.ROOT_PROC_INST_ID_"
                                + " where e.BUSINESS_KEY_ = ?",
                        (row, number) -> row.getObject(1, Timestamp.class).toInstant(),
                        id);
    }
}
