package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.filed;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;

/** What triage tells notification of what is due in a case. */
class DueIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @Test
    void saysInWhichStageACaseStandsAndUntilWhen() {
        String open = filed();
        JsonNode reply = accepted(open);
        String closed = filed();
        done(act(closed, "acknowledgement", OFFICER, "{}"), "TRIAGE");
        done(
                act(
                        closed,
                        "triage",
                        OFFICER,
                        "{\"result\":\"EVIDENCE_ONLY\",\"severity\":\"SINGLE_GROUP\",\"urgency\":\"NORMAL\","
                                + "\"undertakings\":[\"NC10-2.4\"],\"reason\":\"The reason\"}"),
                "CLOSED");

        JsonNode due = ask("caseId=" + open + "&caseId=" + closed + "&caseId=" + UUID.randomUUID());

        assertThat(due).hasSize(2);
        assertThat(of(open, due).get("stage").asString()).isEqualTo("REPLY");
        assertThat(of(open, due).get("dueAt")).isEqualTo(reply.get("dueAt"));
        assertThat(of(closed, due).get("stage").asString()).isEqualTo("CLOSED");
        assertThat(of(closed, due).has("dueAt")).isFalse();
        assertThat(of(open, due).propertyNames()).containsExactly("caseId", "stage", "dueAt");
    }

    @ParameterizedTest
    @CsvSource({"notification, 200", "intake, 403", "portal, 403", "register, 403", "evidence, 403"})
    void tellsNotificationAndNobodyElse(String service, int status) {
        String path = "/internal/triage/due?caseId=" + UUID.randomUUID();
        assertThat(TRIAGE.getAsService(path, Backends.shared().tokens().service(service))
                        .status())
                .isEqualTo(status);
        assertThat(TRIAGE.get(path, OFFICER).status()).isEqualTo(403);
        assertThat(TRIAGE.get(path, "").status()).isEqualTo(401);
    }

    private static JsonNode ask(String query) {
        return TRIAGE.getAsService(
                        "/internal/triage/due?" + query,
                        Backends.shared().tokens().service("notification"))
                .body()
                .get("cases");
    }

    private static JsonNode of(String caseId, JsonNode due) {
        return due.valueStream()
                .filter(each -> each.get("caseId").asString().equals(caseId))
                .findFirst()
                .orElseThrow();
    }
}
