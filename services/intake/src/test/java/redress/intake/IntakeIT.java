package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.codes.CloseReason;
import redress.events.codes.Outcome;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.OutcomeRecorded;
import redress.intake.Caller.Answer;
import redress.platform.messaging.EventTail;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class IntakeIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @BeforeAll
    static void registerTellsOfTheCompact() {
        INTAKE.publish(SampleReports.compact(), 1);
        await("the Compact is known")
                .atMost(Backends.patience())
                .until(() -> STORE.getCollection("intake_compacts").countDocuments() == 1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static JsonNode filed() {
        Answer answer = CALLER.file(key(), SampleReports.thurrock().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String path(JsonNode filed) {
        return "/api/reports/" + filed.get("reference").asString();
    }

    private static String[] receipt(JsonNode filed) {
        return new String[] {"Redress-Receipt", filed.get("receipt").asString()};
    }

    private static String[] token(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static List<Long> stored() {
        return Stream.of("reports", "identities", "attachments", "drafts")
                .map(collection -> STORE.getCollection(collection).countDocuments())
                .toList();
    }

    @Test
    void filesAReportAndTellsOfItWithoutAnybodysName() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            Answer answer = CALLER.file(key(), SampleReports.thurrock().toString());
            assertThat(answer.status()).isEqualTo(201);
            JsonNode filed = answer.json();
            assertThat(answer.header("Location")).isEqualTo(path(filed));
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(filed.get("receipt").asString()).matches("[0-9A-Z]{26}");
            String reportId = filed.get("reportId").asString();
            List<EventTail.Passed> seen = new ArrayList<>();
            await("the event").atMost(Backends.patience()).until(() -> {
                seen.addAll(tail.next(Duration.ofMillis(100)));
                return seen.stream().anyMatch(event -> event.key().equals(reportId));
            });
            EventTail.Passed event = seen.stream()
                    .filter(each -> each.key().equals(reportId))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.type()).isEqualTo("report.submitted.v1");
            assertThat(event.seq()).isEqualTo(1);
            assertThat(event.data())
                    .contains(
                            "\"NC10-4.3\"",
                            "\"FROM_50K\"",
                            filed.get("reference").asString())
                    .doesNotContainIgnoringCase(SampleReports.CANARY);
        }
    }

    @Test
    void keepsNobodysNameInClear() {
        filed();
        for (String collection : STORE.getCollectionNames()) {
            for (Document document : STORE.getCollection(collection).find()) {
                assertThat(everything(document)).as(collection).doesNotContainIgnoringCase(SampleReports.CANARY);
            }
        }
    }

    private static String everything(Object value) {
        if (value instanceof Document document) {
            return document.values().stream().map(IntakeIT::everything).collect(Collectors.joining(" "));
        } else if (value instanceof List<?> list) {
            return list.stream().map(IntakeIT::everything).collect(Collectors.joining(" "));
        } else if (value instanceof Binary binary) {
            return new String(binary.getData(), StandardCharsets.ISO_8859_1);
        }
        return String.valueOf(value);
    }

    @Test
    void answersARepeatTheSame() {
        String key = key();
        ObjectNode form = SampleReports.thurrock();
        Answer first = CALLER.file(key, form.toString());
        Answer again = CALLER.file(key, form.toPrettyString());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void refusesAnotherReportUnderTheSameKey() {
        String key = key();
        ObjectNode form = SampleReports.thurrock();
        CALLER.file(key, form.toString());
        Answer other = CALLER.file(key, form.put("supportingGroups", 105).toString());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("KEY_USED_FOR_ANOTHER_REPORT");
    }

    @Test
    void filesOnceHoweverManySendItAtOnce() throws Exception {
        List<Long> before = stored();
        String key = key();
        String form = SampleReports.thurrock().toString();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 16)
                    .<Callable<Answer>>mapToObj(i -> () -> CALLER.file(key, form))
                    .toList();
            Set<String> answers =
                    threads.invokeAll(calls).stream().map(IntakeIT::text).collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(stored().get(0)).isEqualTo(before.get(0) + 1);
        assertThat(stored().get(1)).as("no identity without a report").isEqualTo(before.get(1) + 1);
    }

    private static String text(Future<Answer> answer) {
        try {
            return answer.get().text();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsNothingOfWhoFiledInAnonymity() {
        List<Long> before = stored();
        ObjectNode form = SampleReports.thurrock().put("identityMode", "ANONYMOUS_EVIDENCE");
        form.remove("contact");
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        assertThat(stored().get(1)).isEqualTo(before.get(1));
        Answer content = CALLER.get(
                "/api/reports/" + filed.get("reportId").asString() + "/content",
                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")));
        assertThat(content.json().has("reporter")).isFalse();
        Answer address = CALLER.get(
                "/internal/intake/reports/" + filed.get("reportId").asString() + "/reporter-address",
                token(Backends.shared().tokens().service("notification")));
        assertThat(address.status()).isEqualTo(404);
    }

    static Stream<Arguments> badInput() {
        String tomorrow = LocalDate.now(ZoneId.of("Europe/London")).plusDays(1).toString();
        return Stream.of(
                bad("a date that is none", f -> facts(f).put("decisionMade", "31/03/2026"), "facts.decisionMade"),
                bad("a date as a number", f -> facts(f).put("decisionMade", 20000), "facts.decisionMade"),
                bad(
                        "a decision in the future",
                        f -> facts(f).put("decisionMade", tomorrow).remove("decisionPublished"),
                        "facts.decisionMade"),
                bad(
                        "a consultation that closes before it opens",
                        f -> facts(f).put("consultationOpened", "2026-03-02").put("consultationClosed", "2026-03-01"),
                        "facts.consultationOpened",
                        "facts.consultationClosed"),
                bad("an unknown code", f -> f.put("relationship", "FRIENDSHIP"), "relationship"),
                bad("the code for what is not known", f -> f.put("relationship", "UNKNOWN"), "relationship"),
                bad("a code twice", f -> f.putArray("categories").add("OTHER").add("OTHER"), "categories"),
                bad("no code", f -> f.putArray("categories"), "categories"),
                bad(
                        "an undertaking that is none",
                        f -> f.putArray("undertakings").add("NC10-4.8"),
                        "undertakings[0]"),
                bad("a number as text", f -> f.put("supportingGroups", "104"), "supportingGroups"),
                bad("a number out of range", f -> f.put("supportingGroups", 10_001), "supportingGroups"),
                bad("a text as a number", f -> f.put("whatHappened", 12345678901234567890d), "whatHappened"),
                bad("a text that is too short", f -> f.put("whatHappened", "Too short."), "whatHappened"),
                bad("a text that is too long", f -> f.put("whatHappened", "x".repeat(10_001)), "whatHappened"),
                bad(
                        "control characters",
                        f -> f.put("whatHappened", "This has a bell in it: \u0007 as you can see"),
                        "whatHappened"),
                bad("an address that is none", f -> contact(f).put("email", "somebody"), "contact.email"),
                bad("a line end in a name", f -> contact(f).put("name", "a\nb"), "contact.name"),
                bad("a field that is not known", f -> f.put("colour", "red"), "colour"),
                bad("a missing field", f -> f.remove("whatHappened"), "whatHappened"),
                bad(
                        "a missing consent",
                        f -> ((ObjectNode) f.get("consents")).remove("nationalUse"),
                        "consents.nationalUse"),
                bad("no contact", f -> f.remove("contact"), "contact"),
                bad("a contact in anonymity", f -> f.put("identityMode", "ANONYMOUS_EVIDENCE"), "contact"),
                bad("a Compact that is not known", f -> f.put("compactId", "atlantis"), "compactId"),
                bad("a body that is not bound", f -> f.put("bodyId", "atlantis-council"), "bodyId"),
                bad(
                        "a file that is not there",
                        f -> f.putArray("attachmentIds").add("0".repeat(32)),
                        "attachmentIds[0]"),
                bad(
                        "several at once",
                        f -> contact(f.put("whatHappened", "short").put("supportingGroups", -1))
                                .put("email", "no"),
                        "whatHappened",
                        "supportingGroups",
                        "contact.email"));
    }

    private static Arguments bad(String what, Consumer<ObjectNode> change, String... fields) {
        return Arguments.of(what, change, List.of(fields));
    }

    private static ObjectNode facts(ObjectNode form) {
        return (ObjectNode) form.get("facts");
    }

    private static ObjectNode contact(ObjectNode form) {
        return (ObjectNode) form.get("contact");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void refusesBadInputNamingEachFieldAndKeepsNothing(String what, Consumer<ObjectNode> change, List<String> fields) {
        List<Long> before = stored();
        ObjectNode form = SampleReports.thurrock();
        change.accept(form);
        Answer answer = CALLER.file(key(), form.toString());
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.fields()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(answer.text()).doesNotContainIgnoringCase(SampleReports.CANARY);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"bodyId\":1,\"bodyId\":1}"})
    void refusesWhatIsNotTheJsonOfAReport(String body) {
        assertThat(CALLER.file(key(), body).status()).isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "has spaces in it, and commas",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void refusesAKeyOfAnotherForm(String key) {
        assertThat(CALLER.file(key, SampleReports.thurrock().toString()).status())
                .isEqualTo(400);
        assertThat(CALLER.post("/api/reports", SampleReports.thurrock().toString())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersAWrongReceiptLikeAnUnknownReference() {
        JsonNode filed = filed();
        Answer wrong = CALLER.get(path(filed), "Redress-Receipt", "0".repeat(26));
        Answer unknown = CALLER.get("/api/reports/CB-2222-2222", receipt(filed));
        Answer garbled = CALLER.get("/api/reports/nonsense", receipt(filed));
        assertThat(wrong.status()).isEqualTo(404);
        for (Answer other : List.of(unknown, garbled)) {
            assertThat(other.body()).isEqualTo(wrong.body());
            assertThat(headers(other)).isEqualTo(headers(wrong));
        }
    }

    private static TreeMap<String, List<String>> headers(Answer answer) {
        TreeMap<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    void showsTheReporterWhatWasFiledAndWhatBecameOfIt() {
        JsonNode filed = filed();
        JsonNode fresh = CALLER.get(path(filed), receipt(filed)).json();
        assertThat(fresh.at("/status/stage").asString()).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(fresh.get("whatHappened").asString()).endsWith(SampleReports.CANARY);
        assertThat(fresh.at("/facts/impactAssessmentExists").asBoolean()).isFalse();
        CaseRef about = new CaseRef(
                UUID.randomUUID().toString(),
                filed.get("reportId").asString(),
                filed.get("reference").asString(),
                "thurrock",
                "thurrock-council",
                "E12000006");
        Instant at = Instant.now();
        INTAKE.publish(new CaseAcknowledged(about, at), 1);
        INTAKE.publish(new OutcomeRecorded(about, at, List.of(Outcome.FUNDING_KEPT), List.of()), 2);
        INTAKE.publish(new CaseClosed(about, at, CloseReason.OUTCOME_RECORDED, Stage.CLOSING), 3);
        INTAKE.publish(new CaseAcknowledged(about, at), 1);
        await("the case is seen closed").atMost(Backends.patience()).untilAsserted(() -> {
            JsonNode report = CALLER.get(path(filed), receipt(filed)).json();
            assertThat(report.at("/status/stage").asString()).isEqualTo("CLOSED");
            assertThat(report.at("/outcomes/0").asString()).isEqualTo("FUNDING_KEPT");
            assertThat(report.get("timeline")).hasSize(4);
        });
    }

    @Test
    void withdrawsOnce() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            JsonNode filed = filed();
            String reportId = filed.get("reportId").asString();
            assertThat(CALLER.post(path(filed) + "/withdrawal", "", receipt(filed))
                            .status())
                    .isEqualTo(202);
            assertThat(CALLER.post(path(filed) + "/withdrawal", "", receipt(filed))
                            .status())
                    .isEqualTo(202);
            List<String> types = new ArrayList<>();
            await("both events").atMost(Backends.patience()).until(() -> {
                tail.next(Duration.ofMillis(100)).stream()
                        .filter(event -> event.key().equals(reportId))
                        .forEach(event -> types.add(event.type()));
                return types.size() >= 2;
            });
            assertThat(types).containsExactly("report.submitted.v1", "report.withdrawn.v1");
            assertThat(CALLER.get(path(filed), receipt(filed)).json().has("withdrawnAt"))
                    .isTrue();
        }
    }

    @Test
    void takesAFileIntoAReportAndGivesItBackToBeSaved() {
        byte[] large = new byte[3 * 1024 * 1024 + 7];
        new Random(1).nextBytes(large);
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        Answer uploaded = CALLER.upload("/api/attachments", "../cut  letter.pdf", large);
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        assertThat(uploaded.json().get("name").asString()).isEqualTo("cut letter.pdf");
        String id = uploaded.json().get("attachmentId").asString();
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(id);
        String key = key();
        Answer filed = CALLER.file(key, form.toString());
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(CALLER.file(key, form.toString()).text()).as("a repeat").isEqualTo(filed.text());
        assertThat(CALLER.file(key(), form.toString()).fields())
                .as("another report")
                .containsExactly("attachmentIds[0]");

        Answer download = CALLER.get(path(filed.json()) + "/attachments/" + id, receipt(filed.json()));
        assertThat(download.body()).isEqualTo(large);
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("cut%20letter.pdf");
        assertThat(download.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(CALLER.get(path(filed.json()) + "/attachments/" + id, "Redress-Receipt", "0".repeat(26))
                        .status())
                .isEqualTo(404);
        assertThat(CALLER.get(path(filed()) + "/attachments/" + id, receipt(filed()))
                        .status())
                .as("another report's receipt")
                .isEqualTo(404);
    }

    @Test
    void addsFilesToAReportUntilItIsFull() {
        ObjectNode form = SampleReports.thurrock();
        for (int i = 0; i < 19; i++) {
            form.withArray("attachmentIds")
                    .add(CALLER.upload("/api/attachments", "a.pdf", PDF)
                            .json()
                            .get("attachmentId")
                            .asString());
        }
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        assertThat(CALLER.upload(path(filed) + "/attachments", "last.pdf", PDF, receipt(filed))
                        .status())
                .isEqualTo(201);
        assertThat(CALLER.upload(path(filed) + "/attachments", "more.pdf", PDF, receipt(filed))
                        .status())
                .isEqualTo(409);
        assertThat(CALLER.get(path(filed), receipt(filed)).json().get("attachments"))
                .hasSize(20);
    }

    @Test
    void refusesFilesThatMayNotBeTaken() {
        List<Long> before = stored();
        byte[] exe = new byte[1024];
        exe[0] = 'M';
        exe[1] = 'Z';
        assertThat(CALLER.upload("/api/attachments", "letter.pdf", exe).status())
                .as("an executable")
                .isEqualTo(422);
        assertThat(CALLER.upload("/api/attachments", "letter.exe", PDF).status())
                .as("the name")
                .isEqualTo(422);
        assertThat(CALLER.upload("/api/attachments", "letter.pdf", new byte[0]).status())
                .as("empty")
                .isEqualTo(422);
        byte[] large = Arrays.copyOf(PDF, 26 * 1024 * 1024);
        Answer tooLarge = CALLER.upload("/api/attachments", "letter.pdf", large);
        assertThat(tooLarge.status()).as("26 MB").isEqualTo(413);
        assertThat(tooLarge.header("Content-Type")).startsWith("application/problem+json");
        assertThat(stored()).isEqualTo(before);
        assertThat(STORE.getCollection("attachments.files").countDocuments()).isEqualTo(before.get(2));
    }

    @Test
    void letsCaseWorkersReadWhatTheyMay() {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "CONFIDENTIAL");
        String confidential =
                CALLER.file(key(), form.toString()).json().get("reportId").asString();
        String named = filed().get("reportId").asString();

        JsonNode whole = content(confidential, "compact/thurrock/officer").json();
        assertThat(whole.at("/reporter/contact/name").asString()).isEqualTo("Sample Person " + SampleReports.CANARY);
        assertThat(whole.at("/facts/impactAssessmentExists").isBoolean()).isTrue();
        assertThat(content(confidential, "compact/thurrock/member").text())
                .doesNotContain("Sample Person", "Sample CVS");
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
        CaseRef about =
                new CaseRef("case-" + named, named, "CB-2222-2222", "thurrock", "thurrock-council", "E12000006");
        INTAKE.publish(
                new CaseTriaged(
                        about,
                        Instant.now(),
                        TriageResult.ACCEPT,
                        Severity.LEARNING,
                        Urgency.NORMAL,
                        List.of(),
                        List.of()),
                4);
        await("the body may read").atMost(Backends.patience()).untilAsserted(() -> {
            Answer body = content(named, "body/thurrock-council/contact");
            assertThat(body.status()).isEqualTo(200);
            assertThat(body.json().at("/reporter/organisation/name").asString()).startsWith("Sample CVS");
            assertThat(body.text()).doesNotContain("Sample Person", "@", "facts");
        });
    }

    private static Answer content(String reportId, String grant) {
        return CALLER.get(
                "/api/reports/" + reportId + "/content",
                token(Backends.shared().tokens().person("sample-person", grant)));
    }

    @Test
    void tellsTheAddressToServicesOnly() {
        String path = "/internal/intake/reports/" + filed().get("reportId").asString() + "/reporter-address";
        assertThat(CALLER.get(path, token(Backends.shared().tokens().service("notification")))
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("canary5309@sample-group.example");
        assertThat(CALLER.get(
                                path,
                                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")))
                        .status())
                .isEqualTo(403);
        assertThat(CALLER.get(path).status()).isEqualTo(401);
    }

    @Test
    void keepsADraftForWhoHasItsKey() {
        String path = "/api/drafts/" + "k".repeat(22);
        String[] json = {"Content-Type", "application/json"};
        String draft = "{\"whatHappened\":\"" + SampleReports.CANARY + "\",\"step\":3}";
        assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(draft), json)
                        .status())
                .isEqualTo(204);
        assertThat(CALLER.get(path).text()).isEqualTo(draft);
        assertThat(CALLER.get("/api/drafts/" + "l".repeat(22)).status()).isEqualTo(404);
        for (String other : List.of("[]", "{", "{} {}", "")) {
            assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(other), json)
                            .status())
                    .as(other)
                    .isEqualTo(400);
        }
        String large = "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}";
        assertThat(CALLER.send("PUT", path, BodyPublishers.ofString(large), json)
                        .status())
                .isEqualTo(413);
        assertThat(CALLER.send("DELETE", path, BodyPublishers.noBody()).status())
                .isEqualTo(204);
        assertThat(CALLER.get(path).status()).isEqualTo(404);
    }
}
