package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.MEMBER;
import static redress.triage.SamplePeople.NATIONAL;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.SamplePeople.STRANGER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.triage.RunningTriage.Answer;
import tools.jackson.databind.JsonNode;

/** Who may see a case and act on it, and how the rest is refused. */
class CaseRoomIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();
    private static @Nullable String aCase;

    /** One that no test changes. */
    private static synchronized String aCase() {
        if (aCase == null) {
            aCase = filed();
        }
        return aCase;
    }

    @Test
    void doesNotExistForStrangers() {
        String id = filed();
        for (String token : List.of(STRANGER, BODY, MEMBER, NATIONAL)) {
            assertThat(TRIAGE.get("/api/cases/" + id, token).status()).isEqualTo(404);
            assertThat(act(id, "acknowledgement", token, "{}").status()).isEqualTo(404);
        }
        assertThat(TRIAGE.get("/api/cases/" + id, "").status()).isEqualTo(401);
        assertThat(TRIAGE.get("/api/cases/" + UUID.randomUUID(), OFFICER).status())
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

    @Test
    void recordsOnceWhatIsSentTwice() {
        String id = filed();
        String step = "{\"route\":\"CALL_IN\",\"result\":\"PENDING\",\"happenedOn\":\"2026-01-02\"}";
        JsonNode once = act(id, "external-steps", OFFICER, step).body();
        Answer again = act(id, "external-steps", OFFICER, step);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).as("the case, with its version").isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acknowledgement | {\"note\":5} | note",
                "acknowledgement | {\"node\":\"x\"} | node",
                "triage | {} | result",
                "triage |"
                        + " {\"result\":\"UNKNOWN\",\"severity\":\"LEARNING\",\"urgency\":\"NORMAL\",\"undertakings\":[],\"reason\":\"x\"}"
                        + " | result",
                "triage |"
                        + " {\"result\":\"ACCEPT\",\"severity\":\"LEARNING\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-9.9\"],\"reason\":\"x\"}"
                        + " | undertakings[0]",
                "reply | {\"text\":\" \",\"position\":\"EXPLAINS\"} | text",
                "panel | {\"members\":[]} | members",
                "panel | {\"members\":[{\"personId\":\"a\",\"sector\":\"VCS\"}]} | members[0].conflict",
                "panel | {\"members\":[{\"personId\":\"a\",\"conflict\":true}]} | members[0].conflict",
                "mediation | {\"result\":\"AGREEMENT\",\"heldOn\":\"2999-01-01\"} | heldOn",
                "mediation | {\"result\":\"AGREEMENT\",\"heldOn\":\"2026-02-30\"} | heldOn",
                "mediation | {\"result\":\"NO_AGREEMENT\",\"heldOn\":\"2999-01-01\"} | heldOn",
                "mediation | {\"result\":\"AGREEMENT\"} | heldOn",
                "agreement |"
                        + " {\"text\":\"x\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"x\",\"dueOn\":\"2020-01-01\"}],\"signedByBodyOn\":\"2026-01-01\",\"signedByGroupOn\":\"2026-01-01\"}"
                        + " | actions[0].dueOn",
                "external-steps | {\"route\":\"CALL_IN\",\"result\":\"PENDING\",\"happenedOn\":\"2999-01-01\"} |"
                        + " happenedOn",
                "outcome | {\"outcomes\":[\"APOLOGY\",\"APOLOGY\"],\"summary\":\"x\"} | outcomes",
            })
    void namesTheFieldAtFault(String action, String json, String field) {
        Answer refused = act(aCase(), action, OFFICER, json);
        assertThat(refused.status()).as("%s", refused.body()).isIn(400, 422);
        assertThat(refused.body().get("errors").toString()).contains("\"" + field + "\"");
    }

    @Test
    void asksForTheRightBeforeTheForm() {
        String nulls = "{\"text\":\"x\",\"actions\":[" + "null,".repeat(20_000) + "null]}";
        assertThat(act(aCase(), "agreement", STRANGER, nulls).status()).isEqualTo(404);
        assertThat(act(UUID.randomUUID().toString(), "agreement", OFFICER, nulls)
                        .status())
                .isEqualTo(404);
        assertThat(act(aCase(), "agreement", "", nulls).status()).isEqualTo(401);
        for (String malformed : List.of("", "[]", "{\"x\":1}", "not json", "{\"actionId\":7}")) {
            assertThat(act(aCase(), "triage", STRANGER, malformed).status()).isEqualTo(404);
            assertThat(act(aCase(), "actions/" + UUID.randomUUID(), BODY, malformed)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void stopsAtAListThatIsTooLong() {
        String nulls = "{\"text\":\"x\",\"actions\":[" + "null,".repeat(20_000) + "null]}";
        Answer refused = act(aCase(), "agreement", OFFICER, nulls);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors")).hasSize(1);
        assertThat(refused.body().toString()).contains("from 1 to 20 actions").hasSizeLessThan(1_000);
    }

    @Test
    void turnsThePagesOfTheWorkList() {
        List<String> mine = List.of(filed(), filed(), filed());
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = TRIAGE.get("/api/cases?limit=2" + after, OFFICER).body();
            page.get("items").forEach(item -> seen.add(item.get("caseId").asString()));
            JsonNode next = page.get("next");
            after = next == null ? "" : "&after=" + next.asString();
        } while (!after.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsAll(mine);
        assertThat(TRIAGE.get("/api/cases?limit=101", OFFICER).status()).isEqualTo(400);
        assertThat(TRIAGE.get("/api/cases?after=x", OFFICER).status()).isEqualTo(400);
        assertThat(TRIAGE.get("/api/cases?stage=CLOSED", OFFICER).status()).isEqualTo(200);
    }

    @Test
    void leavesAloneWhatANewerVersionHasStored() {
        String id = filed();
        JdbcTemplate jdbc = TRIAGE.bean(JdbcTemplate.class);
        String document = "select document from cases where case_id = ?";
        byte[] before = jdbc.queryForObject(document, byte[].class, id);
        jdbc.update("update cases set format = format + 1 where case_id = ?", id);
        try {
            Answer refused = act(id, "acknowledgement", OFFICER, "{}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().get("code").asString()).isEqualTo("STORED_BY_NEWER_VERSION");
            assertThat(TRIAGE.get("/api/cases/" + id, OFFICER).status()).isEqualTo(503);
            assertThat(jdbc.queryForObject(document, byte[].class, id)).isEqualTo(before);
            done(act(filed(), "acknowledgement", OFFICER, "{}"), "TRIAGE");
        } finally {
            jdbc.update("update cases set format = format - 1 where case_id = ?", id);
        }
        done(act(id, "acknowledgement", OFFICER, "{}"), "TRIAGE");
    }
}
