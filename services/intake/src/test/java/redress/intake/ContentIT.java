package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.intake.Caller.key;
import static redress.intake.Caller.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import redress.intake.Caller.Answer;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others than the reporter may read of a report. */
class ContentIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());

    @Test
    void letsCaseWorkersReadWhatTheyMay() {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "CONFIDENTIAL");
        String file = CALLER.upload(
                        "/api/attachments", "letter.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))
                .json()
                .get("attachmentId")
                .asString();
        form.putArray("attachmentIds").add(file);
        String confidential =
                CALLER.file(key(), form.toString()).json().get("reportId").asString();
        String named = CALLER.filed().get("reportId").asString();

        CALLER.post(
                "/api/reports/" + confidential + "/content/openings",
                "{\"reason\":\"CONTACT_REPORTER\"}",
                token(Backends.shared().tokens().person(StubRegister.OFFICER, "compact/thurrock/officer")));
        JsonNode whole = content(confidential, "compact/thurrock/officer").json();
        assertThat(whole.at("/reporter/contact/name").asString()).isEqualTo("Sample Person " + SampleReports.CANARY);
        assertThat(whole.at("/reporter/organisation/equalityFocus").asString()).isEqualTo("People in Thurrock");
        assertThat(whole.at("/facts/impactAssessmentExists").isBoolean()).isTrue();
        assertThat(whole.get("facts").has("paid")).as("a fact that nobody gave").isFalse();
        assertThat(content(confidential, "compact/thurrock/member").text())
                .doesNotContain("Sample Person", "Sample CVS", "letter.pdf");
        assertThat(whole.get("attachments").size()).isOne();
        assertThat(content(confidential, "/attachments/" + file, "compact/thurrock/officer")
                        .status())
                .isEqualTo(200);
        assertThat(content(confidential, "/attachments/" + file, "compact/thurrock/member")
                        .status())
                .as("a file tells who it is from")
                .isEqualTo(404);
        for (String grant :
                List.of("compact/essex/officer", "national/england/analyst", "body/thurrock-council/contact")) {
            assertThat(content(confidential, grant).status()).as(grant).isEqualTo(404);
            assertThat(content(confidential, grant).body())
                    .as("like a report that is not there")
                    .isEqualTo(content(UUID.randomUUID().toString(), grant).body());
        }
        assertThat(CALLER.get("/api/reports/" + named + "/content").status()).isEqualTo(401);

        assertThat(content(named, "body/thurrock-council/contact").status())
                .as("before acceptance")
                .isEqualTo(404);
        INTAKE.register().says("sample-contact", "BODY");
        Answer body = content(named, "body/thurrock-council/contact");
        assertThat(body.status()).isEqualTo(200);
        assertThat(body.json().at("/reporter/organisation/name").asString()).startsWith("Sample CVS");
        assertThat(body.json().at("/reporter/organisation").size()).isOne();
        assertThat(body.text()).doesNotContain("Sample Person", "@", "facts");
        INTAKE.register().says("sample-contact", null);
    }

    @Test
    void showsNobodyMoreThanTriageSaysTheyAre() {
        String named = CALLER.filed().get("reportId").asString();
        for (String grant : List.of("compact/thurrock/officer", "compact/thurrock/chair", "compact/thurrock/member")) {
            String[] token = token(Backends.shared().tokens().person("sample-without-seat", grant));
            assertThat(CALLER.get("/api/reports/" + named + "/content", token).status())
                    .as(grant)
                    .isEqualTo(404);
        }
    }

    @Test
    void showsNothingWhileTriageDoesNotSayWhoSomebodyIs() {
        String named = CALLER.filed().get("reportId").asString();
        INTAKE.register().triageIsAway(true);
        try {
            Answer answer = content(named, "compact/thurrock/officer");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("TRIAGE_AWAY").doesNotContain("Canary");
        } finally {
            INTAKE.register().triageIsAway(false);
        }
        assertThat(content(named, "compact/thurrock/officer").status()).isEqualTo(200);
    }

    private static Answer content(String reportId, String grant) {
        return content(reportId, "", grant);
    }

    private static Answer content(String reportId, String below, String grant) {
        return CALLER.get(
                "/api/reports/" + reportId + "/content" + below,
                token(Backends.shared().tokens().person(personWith(grant), grant)));
    }

    private static String personWith(String grant) {
        return switch (grant) {
            case "compact/thurrock/officer" -> StubRegister.OFFICER;
            case "compact/thurrock/member" -> StubRegister.SEATED;
            case "body/thurrock-council/contact" -> "sample-contact";
            default -> "sample-elsewhere";
        };
    }

    @Test
    void tellsTheAddressToNotificationAlone() {
        String path =
                "/internal/intake/reports/" + CALLER.filed().get("reportId").asString() + "/reporter-address";
        for (String service : List.of("register", "intake", "triage", "evidence", "portal")) {
            assertThat(CALLER.get(path, token(Backends.shared().tokens().service(service)))
                            .status())
                    .as(service)
                    .isEqualTo(403);
        }
        assertThat(CALLER.get(path, token(Backends.shared().tokens().service("notification")))
                        .text())
                .isEqualTo("{\"email\":\"canary5309@sample-group.example\"}");
        assertThat(CALLER.get(
                                path,
                                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")))
                        .status())
                .isEqualTo(403);
        assertThat(CALLER.get(path).status()).isEqualTo(401);
    }
}
