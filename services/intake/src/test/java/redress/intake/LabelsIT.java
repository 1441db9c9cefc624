package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.intake.Caller.key;
import static redress.intake.Caller.token;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.events.codes.IdentityMode;
import redress.intake.Caller.Answer;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What tells reports apart in a list: never more than the caller reads in the report, and nothing of who is not named openly. */
class LabelsIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final String GROUP = "Sample CVS Canary5309";
    private static final String SUBJECT = "The council decided to cut our funding and consulted nobody before it did.";
    private static final List<String> PEOPLE = List.of(
            StubRegister.OFFICER,
            "sample-chair",
            "sample-vice",
            StubRegister.TIED,
            StubRegister.SEATED,
            "sample-contact",
            "sample-without-role");

    static Stream<Arguments> modesAndConsents() {
        return Stream.of(IdentityMode.NAMED, IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS_EVIDENCE)
                .flatMap(mode -> Stream.of(true, false)
                        .flatMap(body -> Stream.of(true, false).map(group -> Arguments.of(mode, body, group))));
    }

    @ParameterizedTest
    @MethodSource("modesAndConsents")
    void sayNothingThatTheReportDoesNotSayToTheSamePerson(IdentityMode mode, boolean withBody, boolean withGroup) {
        String id = filed(mode, withBody, withGroup);
        INTAKE.register().says("sample-contact", "BODY");
        SoftAssertions cells = new SoftAssertions();
        for (String person : PEOPLE) {
            JsonNode label = labels(person, id).json().at("/items/0");
            Answer report = content(person, id);
            JsonNode read = report.status() == 200 ? report.json() : Caller.JSON.createObjectNode();
            boolean open = mode == IdentityMode.NAMED;
            cells.assertThat(label.at("/organisation").asString(""))
                    .as("%s, the group", person)
                    .isEqualTo(open ? read.at("/reporter/organisation/name").asString("") : "");
            cells.assertThat(label.at("/subject").asString(""))
                    .as("%s, the subject", person)
                    .isEqualTo(open && read.has("whatHappened") ? SUBJECT : "");
        }
        INTAKE.register().says("sample-contact", null);
        cells.assertAll();
    }

    /** Also to the one person who has opened a name: a list is not where it was opened. */
    @Test
    void neverNameWhoReportedInConfidence() {
        String id = filed(IdentityMode.CONFIDENTIAL, true, true);
        CALLER.post(
                "/api/reports/" + id + "/content/openings",
                "{\"reason\":\"CONTACT_REPORTER\"}",
                token(Backends.shared().tokens().person(StubRegister.OFFICER, "compact/thurrock/officer")));
        assertThat(content(StubRegister.OFFICER, id).text()).contains(GROUP);
        assertThat(labels(StubRegister.OFFICER, id).text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void nameManyAtOnceAndLeaveOutWhatIsNotThere() {
        String one = filed(IdentityMode.NAMED, true, true);
        String other = filed(IdentityMode.NAMED, true, false);
        JsonNode items = labels("sample-chair", one, UUID.randomUUID().toString(), other)
                .json()
                .get("items");
        assertThat(items).hasSize(2);
        assertThat(items.toString()).contains(one, other).containsOnlyOnce(SUBJECT);
    }

    @Test
    void areForThoseWhoAreSignedInAndOfAHundredAtMost() {
        String id = filed(IdentityMode.NAMED, true, true);
        assertThat(CALLER.get("/api/reports/labels?reportId=" + id).status()).isEqualTo(401);
        assertThat(labels("sample-chair").status()).isEqualTo(400);
        assertThat(labels("sample-chair", "x").status()).isEqualTo(400);
        String[] many = Stream.generate(() -> id).limit(101).toArray(String[]::new);
        assertThat(labels("sample-chair", many).status()).isEqualTo(400);
        String[] service = token(Backends.shared().tokens().service("notification"));
        assertThat(CALLER.get("/api/reports/labels?reportId=" + id, service).text())
                .doesNotContain(GROUP);
    }

    @Test
    void areNotShownWhileTriageDoesNotSayWhoSomebodyIs() {
        List<String> any = List.of(
                filed(IdentityMode.NAMED, true, true),
                filed(IdentityMode.CONFIDENTIAL, true, true),
                UUID.randomUUID().toString());
        INTAKE.register().triageIsAway(true);
        try {
            for (String id : any) {
                Answer answer = labels("sample-chair", id);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text()).contains("TRIAGE_AWAY").doesNotContain("Canary");
            }
        } finally {
            INTAKE.register().triageIsAway(false);
        }
    }

    private static String filed(IdentityMode mode, boolean withBody, boolean withGroup) {
        ObjectNode form = SampleReports.thurrock().put("identityMode", mode.name());
        if (mode == IdentityMode.ANONYMOUS_EVIDENCE) {
            form.remove(List.of("organisation", "contact"));
        }
        ((ObjectNode) form.get("consents"))
                .put("shareWithBody", withBody && mode == IdentityMode.NAMED)
                .put("shareWithSteeringGroup", withGroup);
        Answer filed = CALLER.file(key(), form.toString());
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.json().get("reportId").asString();
    }

    private static Answer labels(String person, String... reportIds) {
        String query = String.join("&reportId=", reportIds);
        return CALLER.get("/api/reports/labels?reportId=" + query, person(person));
    }

    private static Answer content(String person, String reportId) {
        return CALLER.get("/api/reports/" + reportId + "/content", person(person));
    }

    private static String[] person(String person) {
        String grant = person.equals("sample-contact") ? "body/thurrock-council/contact" : "compact/thurrock/chair";
        return token(Backends.shared().tokens().person(person, grant));
    }
}
