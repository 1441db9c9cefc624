package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
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
