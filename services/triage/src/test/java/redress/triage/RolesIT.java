package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.CHAIR;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.Steps.accepted;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;
import static redress.triage.Steps.opened;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.intake.ReportSubmitted;
import redress.testkit.backends.Backends;
import redress.triage.RunningTriage.Answer;
import tools.jackson.databind.JsonNode;

/** What triage tells other services of who somebody is in a case. */
class RolesIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @Test
    void saysWhoIsWhatInACaseAndWhoIsNothing() {
        ReportSubmitted report = Steps.report();
        TRIAGE.publish(report);
        String id = opened(report);

        assertThat(role("sample-thurrock-officer", id)).isEqualTo("OFFICER");
        assertThat(role("sample-thurrock-chair-vcs", id)).isEqualTo("CHAIR");
        assertThat(role("sample-thurrock-vice-chair", id)).isEqualTo("VICE_CHAIR");
        assertThat(role("sample-essex-chair", id)).isEmpty();
        assertThat(role("sample-national-officer", id)).isEmpty();
        assertThat(role("sample-nobody", id)).isEmpty();
        for (String body : new String[] {"sample-thurrock-council-contact", "sample-thurrock-two-hats"}) {
            assertThat(role(body, id)).as("before it was put to the body").isEmpty();
        }
        assertThat(roleInCaseOf(report.reportId())).isEqualTo("OFFICER");
        assertThat(roleInCaseOf(UUID.randomUUID().toString())).isEmpty();

        accepted(id);
        for (String body : new String[] {"sample-thurrock-council-contact", "sample-thurrock-two-hats"}) {
            assertThat(role(body, id)).isEqualTo("BODY");
        }

        done(act(id, "reply", BODY, "{\"text\":\"We regret it.\",\"position\":\"EXPLAINS\"}"), "PANEL");
        assertThat(role("sample-thurrock-member-1", id))
                .as("before there is a panel")
                .isEmpty();
        done(
                act(
                        id,
                        "panel",
                        CHAIR,
                        "{\"members\":[{\"personId\":\"sample-thurrock-member-1\",\"sector\":\"STATUTORY\",\"conflict\":false},"
                                + "{\"personId\":\"sample-thurrock-member-3\",\"sector\":\"VCS\",\"conflict\":false}]}"),
                "MEDIATION");
        assertThat(role("sample-thurrock-member-3", id)).isEqualTo("PANEL");
        assertThat(role("sample-thurrock-member-4", id)).as("without a seat").isEmpty();
    }

    @Test
    void takesTheNationalOfficerWhereAllWhoActSpeakForTheBody() {
        ReportSubmitted report = SampleReports.about("thurrock-police", Steps.report());
        TRIAGE.publish(report);
        String id = opened(report);

        assertThat(role("sample-national-officer", id)).isEqualTo("OFFICER");
        assertThat(TRIAGE.get("/api/cases/" + id, SamplePeople.NATIONAL).status())
                .isEqualTo(200);
        assertThat(Steps.search(SamplePeople.NATIONAL, report.reference())).hasSize(1);
        ReportSubmitted other = Steps.report();
        TRIAGE.publish(other);
        opened(other);
        assertThat(Steps.search(SamplePeople.NATIONAL, other.reference()))
                .as("where somebody of the Compact's own acts")
                .isEmpty();
    }

    @Test
    void saysOfWhichReportEachAnswerIs() {
        ReportSubmitted one = Steps.report();
        ReportSubmitted other = Steps.report();
        TRIAGE.publish(one);
        TRIAGE.publish(other);
        String caseOfOne = opened(one);
        opened(other);
        String byItself = Steps.filed();
        JsonNode roles = TRIAGE.getAsService(
                        "/internal/triage/roles/sample-thurrock-officer?reportId=" + one.reportId() + "&reportId="
                                + other.reportId() + "&reportId=" + UUID.randomUUID() + "&caseId=" + byItself,
                        Backends.shared().tokens().service("intake"))
                .body()
                .get("roles");
        assertThat(roles.valueStream().map(role -> role.path("reportId").asString("")))
                .containsExactlyInAnyOrder(one.reportId(), other.reportId(), "");
        assertThat(roles.valueStream()
                        .filter(role -> role.path("reportId").asString("").equals(one.reportId()))
                        .map(role -> role.get("caseId").asString()))
                .containsExactly(caseOfOne);
    }

    @Test
    void leavesOutACaseThatANewerVersionHasStored() {
        String newer = Steps.filed();
        String known = Steps.filed();
        JdbcTemplate jdbc = TRIAGE.bean(JdbcTemplate.class);
        jdbc.update("update cases set format = format + 1 where case_id = ?", newer);
        try {
            Answer answer = TRIAGE.getAsService(
                    "/internal/triage/roles/sample-thurrock-officer?caseId=" + newer + "&caseId=" + known,
                    Backends.shared().tokens().service("notification"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().get("roles")).hasSize(1);
            assertThat(answer.body().toString()).contains(known);
        } finally {
            jdbc.update("update cases set format = format - 1 where case_id = ?", newer);
        }
    }

    @ParameterizedTest
    @CsvSource({"intake, 200", "notification, 200", "portal, 200", "register, 403", "evidence, 403"})
    void tellsThoseWhoHoldSomethingOfACaseAndNobodyElse(String service, int status) {
        String path = "/internal/triage/roles/sample-thurrock-officer?caseId=" + UUID.randomUUID();
        assertThat(TRIAGE.getAsService(path, Backends.shared().tokens().service(service))
                        .status())
                .isEqualTo(status);
        assertThat(TRIAGE.get(path, OFFICER).status()).isEqualTo(403);
        assertThat(TRIAGE.get(path, "").status()).isEqualTo(401);
    }

    private static String role(String personId, String caseId) {
        return ask("/internal/triage/roles/" + personId + "?caseId=" + caseId + "&caseId=" + UUID.randomUUID());
    }

    private static String roleInCaseOf(String reportId) {
        return ask("/internal/triage/roles/sample-thurrock-officer?reportId=" + reportId);
    }

    /** Empty for none. */
    private static String ask(String path) {
        return TRIAGE.getAsService(path, Backends.shared().tokens().service("intake"))
                .body()
                .at("/roles/0/role")
                .asString("");
    }
}
