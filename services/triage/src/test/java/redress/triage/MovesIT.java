package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.MEMBER;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.SamplePeople.STRANGER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What a move leaves behind. */
class MovesIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();
    private static final JdbcTemplate JDBC = TRIAGE.bean(JdbcTemplate.class);
    private static final String REPLY = "{\"text\":\"Heron-Words\",\"position\":\"EXPLAINS\"}";

    @Test
    void answersWithTheVersionToActOn() {
        String id = filed();
        String seen = TRIAGE.header("/api/cases/" + id, OFFICER, "ETag");
        assertThat(seen).isEqualTo("\"1\"");
        done(act(id, "acknowledgement", OFFICER, "{}", "If-Match", seen), "TRIAGE");
        assertThat(TRIAGE.header("/api/cases/" + id, OFFICER, "ETag")).isEqualTo("\"2\"");
    }

    @Test
    void namesEachMoveInTheSecurityLog() {
        String id = filed();
        act(id, "acknowledgement", STRANGER, "{}");
        accepted(id);
        assertThat(logged(id))
                .anyMatch(line -> line.contains("triage.acknowledgeCase") && line.contains("REFUSED"))
                .anyMatch(line -> line.contains("triage.acknowledgeCase") && line.contains("DONE"))
                .anyMatch(line -> line.contains("triage.triageCase") && line.contains("DONE"));
    }

    @Test
    void saysWhatAMoveAsksForToThoseWhoseItIs() {
        String id = filed();
        JsonNode triage = TRIAGE.get("/api/cases/" + id + "/triage", OFFICER).body();
        assertThat(triage.at("/fields/0/name").asString()).isEqualTo("result");
        assertThat(triage.at("/fields/1/preset/0").asString()).isNotEmpty();
        assertThat(TRIAGE.get("/api/cases/" + id + "/triage", STRANGER).status())
                .isEqualTo(404);
        accepted(id);
        assertThat(TRIAGE.get("/api/cases/" + id + "/triage", BODY).status()).isEqualTo(403);
        assertThat(TRIAGE.get("/api/cases/" + id + "/reply", BODY)
                        .body()
                        .at("/fields/0/maxLength")
                        .asInt())
                .isEqualTo(10_000);
        assertThat(TRIAGE.get("/api/cases/" + id + "/actions", OFFICER).status())
                .isEqualTo(404);
        assertThat(TRIAGE.get("/api/cases/" + id + "/actions/" + id, OFFICER).status())
                .isEqualTo(200);
    }

    @Test
    void offersForAPanelThoseWhoCanSitOnIt() {
        String id = filed();
        List<String> offered = TRIAGE.get("/api/cases/" + id + "/panel", OFFICER)
                .body()
                .at("/fields/0/fields/0/options")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(offered)
                .as("not the one who speaks for the body")
                .contains("sample-thurrock-member-1", "sample-thurrock-member-3")
                .doesNotContain("sample-thurrock-member-2");
    }

    @Test
    void keepsNoWordUnsealed() {
        String id = filed();
        accepted(id);
        JsonNode replied = act(id, "reply", BODY, REPLY).body();
        assertThat(replied.get("reply").get("text").asString()).isEqualTo("Heron-Words");
        for (String column : List.of(
                "document from cases",
                "document from case_reports",
                "sealed from case_sections",
                "codes from case_timeline")) {
            assertThat(JDBC.query("select " + column + " where case_id = ?", (row, n) -> row.getBytes(1), id))
                    .isNotEmpty()
                    .noneMatch(stored ->
                            new String(stored, StandardCharsets.ISO_8859_1).matches("(?s).*(Heron|consulted\\.).*"));
        }
    }

    @Test
    void opensNoSectionOfAnotherCase() {
        String one = filed();
        String other = filed();
        accepted(one);
        accepted(other);
        JDBC.update(
                "update case_sections set sealed = (select sealed from case_sections where case_id = ? and section_key ="
                        + " 'decision') where case_id = ? and section_key = 'decision'",
                one,
                other);
        assertThat(TRIAGE.get("/api/cases/" + other, OFFICER).status()).isEqualTo(500);
        assertThat(TRIAGE.get("/api/cases/" + one, OFFICER).status()).isEqualTo(200);
    }

    @Test
    void belongsToWhoAcknowledgesItUntilADeputyTakesIt() {
        String id = filed();
        assertThat(TRIAGE.get("/api/cases/" + id, OFFICER).body().has("owner")).isFalse();
        JsonNode acknowledged = done(act(id, "acknowledgement", OFFICER, "{}"), "TRIAGE");
        assertThat(acknowledged.get("owner").get("personId").asString()).isEqualTo("sample-thurrock-officer");
        assertThat(acknowledged.get("owner").get("mine").asBoolean()).isTrue();
        assertThat(mine(OFFICER, id)).isTrue();
        assertThat(mine(CHAIR, id)).isFalse();

        String seen = "\"" + acknowledged.get("version").asString() + "\"";
        JsonNode taken = done(act(id, "owner", CHAIR, "{}", "If-Match", seen), "TRIAGE");
        assertThat(taken.get("owner").get("personId").asString()).isEqualTo("sample-thurrock-chair-vcs");
        assertThat(act(id, "owner", OFFICER, "{}", "If-Match", seen).status())
                .as("somebody else took it meanwhile")
                .isEqualTo(409);
        assertThat(done(act(id, "owner", CHAIR, "{}"), "TRIAGE").get("version"))
                .as("it is theirs already")
                .isEqualTo(taken.get("version"));
        assertThat(mine(OFFICER, id)).isFalse();
        assertThat(mine(CHAIR, id)).isTrue();
        assertThat(JDBC.queryForList(
                        "select kind from case_timeline where case_id = ? and kind = 'TAKEN'", String.class, id))
                .hasSize(1);
        assertThat(logged(id)).anyMatch(line -> line.contains("triage.takeCase") && line.contains("DONE"));
    }

    @Test
    void isTakenByNobodyElse() {
        String id = filed();
        assertThat(act(id, "owner", STRANGER, "{}").status()).isEqualTo(404);
        assertThat(act(id, "owner", BODY, "{}").status()).isEqualTo(404);
        accepted(id);
        assertThat(act(id, "owner", BODY, "{}").status()).isEqualTo(403);
        assertThat(TRIAGE.get("/api/cases/" + id, BODY).body().has("owner")).isFalse();
        done(act(id, "reply", BODY, REPLY), "PANEL");
        act(
                id,
                "panel",
                OFFICER,
                "{\"members\":[{\"personId\":\"sample-thurrock-member-1\",\"sector\":\"STATUTORY\",\"conflict\":false},"
                        + "{\"personId\":\"sample-thurrock-member-3\",\"sector\":\"VCS\",\"conflict\":false}]}");
        assertThat(TRIAGE.get("/api/cases/" + id, MEMBER).status()).isEqualTo(200);
        assertThat(act(id, "owner", MEMBER, "{}").status()).isEqualTo(403);
    }

    /** An owner who has left the steering group stays named until somebody takes the case, and sees no more of it than a stranger. */
    @Test
    void givesItsOwnerNoRightToIt() {
        String id = filed();
        String there = RunningTriage.token("sample-thurrock-leaver", "compact/thurrock/officer");
        done(act(id, "acknowledgement", there, "{}"), "TRIAGE");
        String left = RunningTriage.token("sample-thurrock-leaver", "compact/essex/officer");
        assertThat(TRIAGE.get("/api/cases/" + id, left).status()).isEqualTo(404);
        assertThat(act(id, "owner", left, "{}").status()).isEqualTo(404);
        assertThat(TRIAGE.get("/api/cases?mine=true", left).body().get("items")).isEmpty();
        assertThat(TRIAGE.get("/api/cases/" + id, OFFICER)
                        .body()
                        .get("owner")
                        .get("personId")
                        .asString())
                .isEqualTo("sample-thurrock-leaver");
    }

    /** Whether the list says so, with the filter and without. */
    private static boolean mine(String token, String id) {
        String reference =
                TRIAGE.get("/api/cases/" + id, token).body().get("reference").asString();
        JsonNode all = Steps.search(token, reference);
        JsonNode own = Steps.search(token, reference + "&mine=true");
        assertThat(all).hasSize(1);
        boolean mine = all.get(0).get("mine").asBoolean();
        assertThat(own).hasSize(mine ? 1 : 0);
        return mine;
    }

    private static List<String> logged(String id) {
        try (Stream<Path> files = Files.list(TRIAGE.securityLog)) {
            return files.flatMap(MovesIT::lines)
                    .filter(line -> line.contains(id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
