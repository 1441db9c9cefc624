package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.intake.Caller.Answer;
import redress.messaging.reading.EventTail;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opening who filed a report. */
class OpeningIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final String OFFICER = "compact/thurrock/officer";
    private static final String NAME = "Sample Person " + SampleReports.CANARY;

    @AfterEach
    void registerAnswersAgain() {
        INTAKE.register().answersAsAlways();
    }

    @Test
    void writesItDownBeforeTheNameIsShown() throws IOException {
        String id = filed().get("reportId").asString();

        Answer opened = open(id, StubRegister.OFFICER, OFFICER, "CONTACT_REPORTER");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().at("/reporter/contact/name").asString()).isEqualTo(NAME);
        assertThat(opened.json().at("/opener/openUntil").isString()).isTrue();
        assertThat(content(id, StubRegister.OFFICER, OFFICER).text()).contains(NAME);
        List<String> lines = logged(id);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "intake.name.opened",
                                "person/" + StubRegister.OFFICER,
                                "CONTACT_REPORTER",
                                "\"role\":\"OFFICER\"",
                                "DONE"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("intake.report.read", "\"as\":\"OPENER\""));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase(SampleReports.CANARY, "@", "Sample P"));
    }

    @Test
    void showsNoNameWhenItCannotBeWrittenDown() throws IOException {
        JsonNode filed = filed();
        String id = filed.get("reportId").asString();
        Path folder = INTAKE.securityLog();
        Path aside = folder.resolveSibling("security-log-aside");
        Files.move(folder, aside);
        Files.writeString(folder, "no folder");
        try {
            Answer refused = open(id, StubRegister.OFFICER, OFFICER, "TRIAGE");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("NOT_RECORDED").doesNotContain("Canary");
            assertThat(content(id, StubRegister.OFFICER, OFFICER).status())
                    .as("what was written in confidence is read only when that is written down, too")
                    .isEqualTo(503);
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
        assertThat(content(id, StubRegister.OFFICER, OFFICER).text())
                .contains("whatHappened")
                .doesNotContain(NAME);
        assertThat(CALLER.get(path(filed), receipt(filed)).json().at("/openers/openings"))
                .isEmpty();
    }

    @Test
    void tellsTheReporterWhoOpensAndEachOpening() {
        JsonNode filed = filed();
        String id = filed.get("reportId").asString();
        JsonNode before = CALLER.get(path(filed), receipt(filed)).json().get("openers");
        assertThat(before.get("role").asString()).isEqualTo("OFFICER");
        assertThat(before.get("name").asString()).isEqualTo("Sample Opener");
        assertThat(before.get("openings")).isEmpty();

        open(id, StubRegister.OFFICER, OFFICER, "CONTACT_REPORTER");
        open(id, StubRegister.OFFICER, OFFICER, "CONTACT_REPORTER");
        open(id, StubRegister.OFFICER, OFFICER, "LEGAL_DUTY");

        JsonNode openings = CALLER.get(path(filed), receipt(filed)).json().at("/openers/openings");
        assertThat(openings.valueStream().map(each -> each.get("reason").asString()))
                .as("the same again within the hour is the same opening")
                .containsExactly("CONTACT_REPORTER", "LEGAL_DUTY");
        assertThat(openings.get(0).get("role").asString()).isEqualTo("OFFICER");
        assertThat(openings.toString()).doesNotContain(StubRegister.OFFICER);
    }

    @Test
    void passesToTheNextWhoMayOpenAndShowsThatToTheReporter() {
        JsonNode filed = filed();
        String id = filed.get("reportId").asString();
        open(id, StubRegister.OFFICER, OFFICER, "TRIAGE");
        INTAKE.register().answers(StubRegister.choice("sample-chair", "CHAIR", "Sample Chair"));

        assertThat(open(id, StubRegister.OFFICER, OFFICER, "TRIAGE")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("NOT_YOURS_TO_OPEN");
        assertThat(content(id, StubRegister.OFFICER, OFFICER).text())
                .as("what was open to them is not any more")
                .doesNotContain(NAME);
        assertThat(open(id, "sample-chair", "compact/thurrock/chair", "TRIAGE").status())
                .isEqualTo(201);

        JsonNode openers = CALLER.get(path(filed), receipt(filed)).json().get("openers");
        assertThat(openers.get("role").asString()).isEqualTo("CHAIR");
        assertThat(openers.get("name").asString()).isEqualTo("Sample Chair");
        assertThat(openers.at("/before/0/role").asString()).isEqualTo("OFFICER");
        INTAKE.register().answersAsAlways();
        open(id, StubRegister.OFFICER, OFFICER, "TRIAGE");
    }

    @Test
    void isForANationalOfficerWhereNobodyElseMay() {
        String id = filed().get("reportId").asString();
        INTAKE.register().answers(StubRegister.choice("sample-national", "NATIONAL_OFFICER", "Sample National"));
        open(id, StubRegister.OFFICER, OFFICER, "TRIAGE");

        JsonNode closed =
                content(id, "sample-national", "national/england/officer").json();
        assertThat(closed.at("/opener/you").booleanValue()).isTrue();
        assertThat(closed.has("whatHappened")).isFalse();
        assertThat(open(id, "sample-national", "national/england/officer", "SAFEGUARDING")
                        .text())
                .contains(NAME);
        assertThat(content(id, "sample-other-national", "national/england/officer")
                        .status())
                .isEqualTo(404);
        INTAKE.register().answersAsAlways();
        open(id, StubRegister.OFFICER, OFFICER, "TRIAGE");
    }

    @ParameterizedTest
    @CsvSource({
        "sample-chair, compact/thurrock/chair, TRIAGE, 403, NOT_YOURS_TO_OPEN",
        "sample-tied, compact/thurrock/officer, TRIAGE, 403, NOT_YOURS_TO_OPEN",
        "sample-seated, compact/thurrock/member, TRIAGE, 403, NOT_YOURS_TO_OPEN",
        "sample-member, compact/thurrock/member, TRIAGE, 404, NOT_FOUND",
        "sample-contact, body/thurrock-council/contact, TRIAGE, 404, NOT_FOUND",
        "sample-elsewhere, compact/essex/officer, TRIAGE, 404, NOT_FOUND",
        "sample-admin, national/england/admin, TRIAGE, 404, NOT_FOUND",
        "sample-opener, compact/thurrock/officer, UNKNOWN, 400, FIELDS_INVALID",
        "sample-opener, compact/thurrock/officer, CURIOSITY, 400, FIELDS_INVALID",
    })
    void isForOnePersonOnly(String person, String grant, String reason, int status, String code) {
        Answer answer = open(filed().get("reportId").asString(), person, grant, reason);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("Canary");
    }

    @Test
    void isForTheOneWhoWasChosenBeforeThereIsACase() {
        String id = filed().get("reportId").asString();
        INTAKE.register().says(StubRegister.OFFICER, null);
        INTAKE.register().says("sample-chair", null);
        try {
            assertThat(content(id, StubRegister.OFFICER, OFFICER).status()).isEqualTo(200);
            assertThat(open(id, StubRegister.OFFICER, OFFICER, "TRIAGE").status())
                    .isEqualTo(201);
            assertThat(content(id, "sample-chair", "compact/thurrock/chair").status())
                    .as("who was not chosen")
                    .isEqualTo(404);
        } finally {
            INTAKE.register().says(StubRegister.OFFICER, "OFFICER");
            INTAKE.register().says("sample-chair", "CHAIR");
        }
    }

    @Test
    void hasNothingToOpenWhereEverythingMayBeSeen() {
        JsonNode named = CALLER.filed();

        assertThat(open(named.get("reportId").asString(), StubRegister.OFFICER, OFFICER, "TRIAGE")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("NOTHING_TO_OPEN");
        assertThat(CALLER.get(path(named), receipt(named)).json().has("openers"))
                .isFalse();
    }

    @Test
    void announcesAnOpeningInCodes() {
        String id = filed().get("reportId").asString();
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            open(id, StubRegister.OFFICER, OFFICER, "AGREE_STATEMENT");

            List<EventTail.Passed> seen = new ArrayList<>();
            await("the opening travels").atMost(Backends.patience()).until(() -> {
                seen.addAll(tail.next(Duration.ofMillis(200)));
                return seen.stream()
                        .anyMatch(each -> each.type().equals("report.identity-opened.v1")
                                && each.key().equals(id));
            });
            assertThat(seen.toString())
                    .contains("AGREE_STATEMENT", "OFFICER")
                    .doesNotContainIgnoringCase(StubRegister.OFFICER, SampleReports.CANARY);
        }
    }

    private static JsonNode filed() {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "CONFIDENTIAL");
        return CALLER.file(key(), form.toString()).json();
    }

    private static Answer content(String id, String person, String grant) {
        return CALLER.get(
                "/api/reports/" + id + "/content",
                token(Backends.shared().tokens().person(person, grant)));
    }

    private static Answer open(String id, String person, String grant, String reason) {
        return CALLER.post(
                "/api/reports/" + id + "/content/openings",
                "{\"reason\":\"" + reason + "\"}",
                token(Backends.shared().tokens().person(person, grant)));
    }

    private static List<String> logged(String reportId) throws IOException {
        try (Stream<Path> files = Files.list(INTAKE.securityLog())) {
            return files.flatMap(file -> lines(file))
                    .filter(line -> line.contains(reportId))
                    .toList();
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
