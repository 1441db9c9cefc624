package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.codes.CloseReason;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseRef;
import redress.events.triage.OutcomeRecorded;
import redress.intake.Caller.Answer;
import redress.messaging.reading.EventTail;
import redress.testkit.backends.Backends;
import redress.testkit.backends.UnknownEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as it is filed, and as its reporter follows it up. */
class ReportsIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);

    @Test
    void passesOverKindsOfEventsThatItDoesNotKnow() {
        UnknownEvents.arePassedOver(Map.of("intake-progress", 1, "intake-compacts", 1), INTAKE::bean);
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
        CALLER.filed();
        for (String collection : STORE.getCollectionNames()) {
            for (Document document : STORE.getCollection(collection).find()) {
                assertThat(everything(document)).as(collection).doesNotContainIgnoringCase(SampleReports.CANARY);
            }
        }
    }

    private static String everything(Object value) {
        if (value instanceof Document document) {
            return document.values().stream().map(ReportsIT::everything).collect(Collectors.joining(" "));
        } else if (value instanceof List<?> list) {
            return list.stream().map(ReportsIT::everything).collect(Collectors.joining(" "));
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
        List<Long> before = INTAKE.stored();
        String key = key();
        String form = SampleReports.thurrock().toString();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 16)
                    .<Callable<Answer>>mapToObj(i -> () -> CALLER.file(key, form))
                    .toList();
            Set<String> answers =
                    threads.invokeAll(calls).stream().map(ReportsIT::text).collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(INTAKE.stored().get(0)).isEqualTo(before.get(0) + 1);
        assertThat(INTAKE.stored().get(1)).as("no identity without a report").isEqualTo(before.get(1) + 1);
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
        List<Long> before = INTAKE.stored();
        ObjectNode form = SampleReports.thurrock().put("identityMode", "ANONYMOUS_EVIDENCE");
        form.remove("contact");
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        assertThat(INTAKE.stored().get(1)).isEqualTo(before.get(1));
        Answer content = CALLER.get(
                "/api/reports/" + filed.get("reportId").asString() + "/content",
                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")));
        assertThat(content.json().has("reporter")).isFalse();
        Answer address = CALLER.get(
                "/internal/intake/reports/" + filed.get("reportId").asString() + "/reporter-address",
                token(Backends.shared().tokens().service("notification")));
        assertThat(address.status()).isEqualTo(404);
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
        JsonNode filed = CALLER.filed();
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
        JsonNode filed = CALLER.filed();
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

    /** A receipt may fall into other hands, and what is said in confidence is promised to one person only. */
    @Test
    void showsWithTheReceiptWhoFiledIfThatWasGivenOpenly() {
        JsonNode openly = CALLER.file(key(), full("NAMED").toString()).json();
        assertThat(CALLER.get(path(openly), receipt(openly)).text()).contains("Sample CVS", "sample-group.example");
        JsonNode inConfidence =
                CALLER.file(key(), full("CONFIDENTIAL").toString()).json();
        assertThat(CALLER.get(path(inConfidence), receipt(inConfidence)).text())
                .contains("CONFIDENTIAL")
                .doesNotContain("Sample CVS", "sample-group.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAMED", "CONFIDENTIAL"})
    void showsTheReporterWhatWasFiled(String mode) {
        ObjectNode form = full(mode);
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        JsonNode shown = CALLER.get(path(filed), receipt(filed)).json();
        if (mode.equals("CONFIDENTIAL")) {
            form.remove(List.of("organisation", "contact"));
            // of a report in confidence the body is shown nothing, whatever was ticked
            form.withObject("consents").put("shareWithBody", false);
        }
        form.properties()
                .forEach(said ->
                        assertThat(shown.get(said.getKey())).as(said.getKey()).isEqualTo(said.getValue()));
        assertThat(shown.toString()).doesNotContain(filed.get("receipt").asString());
    }

    private static ObjectNode full(String mode) {
        ObjectNode form = SampleReports.thurrock()
                .put("identityMode", mode)
                .put("identityReason", "The council funds us.")
                .put("actingFor", true)
                .put("moneyAtStake", "FROM_50K")
                .put("peopleAffected", "FROM_1000")
                .put("remedyText", "A meeting with the portfolio holder.");
        form.putArray("routesUsed").add("MP_COUNCILLOR");
        return form;
    }

    @Test
    void withdrawsOnce() {
        try (EventTail tail = new EventTail(Backends.shared().kafka())) {
            JsonNode filed = CALLER.filed();
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
}
