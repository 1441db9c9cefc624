package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.SamplePeople.OFFICER;

import redress.events.codes.IdentityMode;
import redress.events.intake.ReportSubmitted;
import redress.platform.time.SettableClock;
import redress.triage.RunningTriage.Answer;
import tools.jackson.databind.JsonNode;

/** The first steps of a case in the shared triage, and what every step has in common. */
final class Steps {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    private Steps() {}

    /** A report that was filed just now, of which triage has not heard. */
    static ReportSubmitted report() {
        return SampleReports.of(
                IdentityMode.NAMED, TRIAGE.bean(SettableClock.class).instant());
    }

    /** @return the id of the case of a new report */
    static String filed() {
        ReportSubmitted report = report();
        TRIAGE.publish(report);
        return opened(report);
    }

    /** @return the id of the case of a report that was published, once there is one */
    static String opened(ReportSubmitted report) {
        return await("a case for " + report.reference())
                .atMost(PATIENCE)
                .until(() -> search(OFFICER, report.reference()), items -> items.size() == 1)
                .get(0)
                .get("caseId")
                .asString();
    }

    static JsonNode search(String token, String q) {
        return TRIAGE.get("/api/cases?q=" + q, token).body().get("items");
    }

    static Answer act(String caseId, String action, String token, String json, String... headers) {
        return TRIAGE.post("/api/cases/" + caseId + "/" + action, token, json, headers);
    }

    /** @return the case, which has come to the stage */
    static JsonNode done(Answer answer, String stage) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get("stage").asString()).isEqualTo(stage);
        return answer.body();
    }

    /** @return how the case stands in REPLY */
    static JsonNode accepted(String id) {
        done(act(id, "acknowledgement", OFFICER, "{}"), "TRIAGE");
        return done(
                act(
                        id,
                        "triage",
                        OFFICER,
                        "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"Nobody was consulted.\"}"),
                "REPLY");
    }
}
