package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of intake are changed in the three steps of docs/operations.md, by instances that run on one store. */
class KeyChangeIT {

    private static final String ONE = base64("the first key, of 32 bytes, is it");
    private static final String TWO = base64("the second key of 32 bytes is it!");
    private static final String DRAFT = "{\"whatHappened\":\"Words of a draft\"}";
    private static final byte[] FILE = file();

    /** What was filed, and the request with which that was done. */
    private record Filed(String idempotencyKey, String form, String answer, String file) {

        private JsonNode json() {
            return Caller.JSON.readTree(answer);
        }
    }

    @Test
    void losesNothingWhileEachKeyIsChanged() {
        String draft = "/api/drafts/" + key();
        Filed first;
        try (RunningIntake before = intake(ONE, ONE)) {
            // It shares its consumer group with the intake of the other tests, so the event could go there.
            before.bean(MongoTemplate.class)
                    .getCollection("intake_compacts")
                    .insertOne(new Document("_id", "thurrock")
                            .append("version", 1L)
                            .append("status", "ACTIVE")
                            .append("bodyIds", List.of("thurrock-council")));
            Caller caller = new Caller(before.base());
            first = file(caller);
            assertThat(caller.send("PUT", draft, BodyPublishers.ofString(DRAFT), "Content-Type", "application/json")
                            .status())
                    .isEqualTo(204);
        }
        Filed second;
        Filed third;
        Set<Integer> sealedWith;
        try (RunningIntake changed = intake("2:" + TWO + ",1:" + ONE, "2:" + TWO + ",1:" + ONE)) {
            Caller two = new Caller(changed.base());
            try (RunningIntake prepared = intake("1:" + ONE + ",2:" + TWO, "1:" + ONE + ",2:" + TWO)) {
                Caller one = new Caller(prepared.base());
                second = file(two);
                third = file(one);
                for (Filed each : List.of(first, second, third)) {
                    isWhole(one, each);
                    isWhole(two, each);
                }
                assertThat(sealedWith(changed)).as("while both run").containsExactly(1, 2);
                assertThat(health(two)).contains("\"seals\":2").contains("\"older\":[1]");
                assertThat(health(one)).contains("\"seals\":1").contains("\"older\":[]");
            }
            await("all is sealed anew")
                    .atMost(Backends.patience())
                    .untilAsserted(() -> assertThat(health(two))
                            .contains("\"status\":\"UP\"")
                            .contains("\"older\":[]"));
            sealedWith = sealedWith(changed);
            assertThat(stored(changed, "intake_keys").stream().map(use -> use.get("_id")))
                    .containsExactlyInAnyOrder("identity/2", "receipt/1", "receipt/2");
        }
        assertThat(sealedWith).containsExactly(2);
        try (RunningIntake after = intake("2:" + TWO, "2:" + TWO + ",1:" + ONE)) {
            Caller caller = new Caller(after.base());
            for (Filed each : List.of(first, second, third)) {
                isWhole(caller, each);
            }
            assertThat(caller.get(draft).text()).isEqualTo(DRAFT);
        }
    }

    private static RunningIntake intake(String identityKey, String receiptKey) {
        return new RunningIntake(
                "key-change",
                Map.of(
                        "redress.intake.identity-key", identityKey,
                        "redress.intake.receipt-key", receiptKey,
                        "redress.intake.resealing.every", "100ms",
                        "redress.intake.resealing.quiet", "3s",
                        "server.forward-headers-strategy", "native"));
    }

    private static Filed file(Caller caller) {
        ObjectNode form = SampleReports.thurrock();
        String file = caller.upload("/api/attachments", "letter.pdf", FILE)
                .json()
                .get("attachmentId")
                .asString();
        form.putArray("attachmentIds").add(file);
        String key = key();
        Answer filed = caller.file(key, form.toString());
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return new Filed(key, form.toString(), filed.text(), file);
    }

    private static void isWhole(Caller caller, Filed filed) {
        JsonNode report = filed.json();
        assertThat(caller.get(path(report), receipt(report)).text())
                .as("by its receipt")
                .contains(SampleReports.CANARY);
        assertThat(caller.get(path(report) + "/attachments/" + filed.file(), receipt(report))
                        .body())
                .isEqualTo(FILE);
        assertThat(caller.file(filed.idempotencyKey(), filed.form()).text())
                .as("the repeat of its request")
                .isEqualTo(filed.answer());
        assertThat(caller.get(
                                "/api/reports/" + report.get("reportId").asString() + "/content",
                                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")))
                        .text())
                .contains("Sample CVS", SampleReports.CANARY, "letter.pdf");
        assertThat(caller.get(path(report), "Redress-Receipt", "0".repeat(26)).status())
                .isEqualTo(404);
    }

    private static String health(Caller caller) {
        return caller.get("/actuator/health/identity-key").text();
    }

    /** The ids of the keys that have sealed anything that is stored, other than drafts. */
    private static Set<Integer> sealedWith(RunningIntake intake) {
        List<Object> values = new ArrayList<>();
        for (String collection : List.of("reports", "identities", "attachments", "attachments.chunks")) {
            values.addAll(stored(intake, collection));
        }
        Set<Integer> ids = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Document document) {
                values.addAll(document.values());
            } else if (values.get(i) instanceof List<?> list) {
                values.addAll(list);
            } else if (values.get(i) instanceof Binary binary) {
                ids.add(ByteBuffer.wrap(binary.getData()).getInt());
            }
        }
        return ids;
    }

    private static List<Document> stored(RunningIntake intake, String collection) {
        return intake.bean(MongoTemplate.class).findAll(Document.class, collection);
    }

    /** Of three pieces. */
    private static byte[] file() {
        byte[] pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[2 * 1024 * 1024 + 7];
        new Random(1).nextBytes(file);
        System.arraycopy(pdf, 0, file, 0, pdf.length);
        return file;
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    }
}
