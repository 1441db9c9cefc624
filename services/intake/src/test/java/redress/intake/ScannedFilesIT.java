package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;
import redress.intake.scanning.FakeClamd;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files where a virus scanner is set up, and where there is little room for them. */
class ScannedFilesIT {

    private static final FakeClamd CLAMD = new FakeClamd();
    private static final RunningIntake INTAKE = new RunningIntake(
            "intake-scanned",
            Map.of(
                    "redress.intake.scanner.host",
                    "127.0.0.1",
                    "redress.intake.scanner.port",
                    CLAMD.port(),
                    "redress.intake.scanner.timeout",
                    "2s",
                    "redress.intake.uploads.unfiled-total",
                    "8MB",
                    "redress.intake.throttle.uploaded-megabytes-per-hour",
                    60));
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final byte[] TEXT = "Dear council, the grant ends in March.\n".getBytes(StandardCharsets.US_ASCII);

    @BeforeAll
    static void know() {
        // It shares its consumer group with the intake of the other tests, so the event could go there.
        INTAKE.bean(MongoTemplate.class)
                .getCollection("intake_compacts")
                .insertOne(new Document("_id", "thurrock")
                        .append("version", 1L)
                        .append("status", "ACTIVE")
                        .append("bodyIds", List.of("thurrock-council")));
    }

    @AfterAll
    static void stop() {
        INTAKE.close();
        CLAMD.close();
    }

    @Test
    void delaysFilesButNotReportsWhileTheScannerIsDownAndNeverHandsOutAnInfectedOne() {
        CLAMD.close();
        Answer clean = CALLER.upload("/api/attachments", "a.txt", TEXT);
        assertThat(clean.json().get("scan").asString()).isEqualTo("WAITING");
        Answer infected = CALLER.upload(
                "/api/attachments", "b.txt", ("Dear council,\n" + FakeClamd.EICAR).getBytes(StandardCharsets.US_ASCII));
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(id(clean)).add(id(infected));
        Answer filed = CALLER.file(key(), form.toString());
        assertThat(filed.status())
                .as("a report does not wait: %s", filed.text())
                .isEqualTo(201);
        Answer waiting = content(filed.json(), id(clean));
        assertThat(waiting.status()).isEqualTo(409);
        assertThat(waiting.json().get("code").asString()).isEqualTo("FILE_WAITS_FOR_SCANNER");
        saysWhatWaitsForLong(id(clean));

        CLAMD.start();
        await("both files were scanned").atMost(Backends.patience()).until(() -> {
            JsonNode files =
                    CALLER.get(path(filed.json()), receipt(filed.json())).json().get("attachments");
            return files.get(0).get("scan").asString().equals("CLEAN")
                    && files.get(1).get("scan").asString().equals("INFECTED");
        });
        assertThat(content(filed.json(), id(clean)).body()).isEqualTo(TEXT);
        Answer refused = content(filed.json(), id(infected));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("FILE_INFECTED");
        assertThat(CALLER.get(path(filed.json()) + "/attachments/" + id(infected), receipt(filed.json()))
                        .status())
                .as("to the reporter neither")
                .isEqualTo(409);

        Answer late = CALLER.upload(
                "/api/attachments", "c.txt", ("Dear all,\n" + FakeClamd.EICAR).getBytes(StandardCharsets.US_ASCII));
        ObjectNode other = SampleReports.thurrock();
        other.putArray("attachmentIds").add(id(late));
        int before = CLAMD.scanned();
        await("it was scanned").atMost(Backends.patience()).until(() -> CLAMD.scanned() > before);
        await("a report cannot hold it").atMost(Backends.patience()).until(() -> {
            Answer answer = CALLER.file(key(), other.toString());
            return answer.status() == 422 && answer.fields().contains("attachmentIds[0]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeClamd.SILENCE, FakeClamd.BREAK})
    void goesOnWithOtherFilesWhereTheScannerFailsOverOne(String failure) {
        CLAMD.start();
        CLAMD.mend(false);
        String bad = id(CALLER.upload(
                "/api/attachments", "a.txt", ("Dear all,\n" + failure).getBytes(StandardCharsets.US_ASCII)));
        String good = id(CALLER.upload("/api/attachments", "b.txt", TEXT));
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(bad).add(good);
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        awaitScan(filed, 1, "CLEAN");
        assertThat(scan(filed, 0)).isEqualTo("WAITING");

        await("it was tried")
                .atMost(Backends.patience())
                .until(() -> stored(bad).containsKey("scanTries"));
        set(bad, "toScanSince", Date.from(Instant.EPOCH));
        assertThat(stuck(bad).get("tries").asInt()).isPositive();
        assertThat(act(bad, "aside")).isEqualTo(202);
        assertThat(stuck(bad).get("reason").asString()).isEqualTo("PUT_ASIDE");
        assertThat(scan(filed, 0)).as("nobody can download it").isEqualTo("WAITING");
        CLAMD.mend(true);
        assertThat(act(bad, "on")).as("what was put aside is put back first").isEqualTo(404);
        assertThat(act(bad, "back")).isEqualTo(202);
        awaitScan(filed, 0, "CLEAN");
    }

    @Test
    void scansAFileThatIsOlderThanTheScannerOnceItIsShown() {
        CLAMD.start();
        ObjectNode form = SampleReports.thurrock();
        String file = id(CALLER.upload("/api/attachments", "a.txt", TEXT));
        form.putArray("attachmentIds").add(file);
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        awaitScan(filed, 0, "CLEAN");
        STORE.getCollection("attachments")
                .updateOne(new Document("_id", file), new Document("$unset", new Document("scan", "")));
        awaitScan(filed, 0, "CLEAN");
    }

    private static String scan(JsonNode filed, int file) {
        return CALLER.get(path(filed), receipt(filed))
                .json()
                .get("attachments")
                .get(file)
                .get("scan")
                .asString();
    }

    private static void awaitScan(JsonNode filed, int file, String state) {
        await("the file was scanned").atMost(Backends.patience()).until(() -> scan(filed, file), state::equals);
    }

    private static Document stored(String file) {
        return STORE.findById(file, Document.class, "attachments");
    }

    private static void set(String file, String field, Object value) {
        STORE.getCollection("attachments")
                .updateOne(new Document("_id", file), new Document("$set", new Document(field, value)));
    }

    private static JsonNode stuck(String file) {
        return CALLER.get("/api/operations/intake/stuck", admin())
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static int act(String file, String act) {
        return CALLER.post("/api/operations/intake/stuck/FILE/" + file + "/" + act, "", admin())
                .status();
    }

    private static String[] admin() {
        return token(Backends.shared().tokens().person("sample-admin", "national/england/admin"));
    }

    @Test
    void refusesFilesAndTakesReportsWhenTooManyFilesWait() {
        byte[] large = Arrays.copyOf(TEXT, 3 * 1024 * 1024);
        Arrays.fill(large, TEXT.length, large.length, (byte) 'a');
        Answer last = CALLER.upload("/api/attachments", "a.txt", large);
        for (int i = 0; i < 2 && last.status() == 201; i++) {
            last = CALLER.upload("/api/attachments", "a.txt", large);
        }
        assertThat(last.status()).as(last.text()).isEqualTo(507);
        assertThat(last.json().get("code").asString()).isEqualTo("UPLOADS_FULL");
        JsonNode filed = CALLER.filed();
        assertThat(CALLER.upload(path(filed) + "/attachments", "a.txt", large, receipt(filed))
                        .status())
                .as("whoever has filed can add one")
                .isEqualTo(201);
    }

    private static void saysWhatWaitsForLong(String file) {
        String stuck = "/api/operations/intake/stuck";
        String[] admin = token(Backends.shared().tokens().person("sample-admin", "national/england/admin"));
        assertThat(CALLER.get(stuck, admin).json().get("items")).isEmpty();
        INTAKE.bean(MongoTemplate.class)
                .getCollection("attachments")
                .updateOne(
                        new Document("_id", file),
                        new Document("$set", new Document("toScanSince", Date.from(Instant.EPOCH))));

        JsonNode listed = CALLER.get(stuck, admin).json().get("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("kind").asString()).isEqualTo("FILE");
        assertThat(listed.get(0).get("id").asString()).isEqualTo(file);
        assertThat(CALLER.post(stuck + "/FILE/" + file + "/on", "", admin).status())
                .isEqualTo(202);
        assertThat(CALLER.post(stuck + "/FILE/" + "0".repeat(32) + "/on", "", admin)
                        .status())
                .isEqualTo(404);
    }

    private static Answer content(JsonNode filed, String file) {
        return CALLER.get(
                "/api/reports/" + filed.get("reportId").asString() + "/content/attachments/" + file,
                token(Backends.shared().tokens().person("sample-person", "compact/thurrock/officer")));
    }

    private static String id(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return uploaded.json().get("attachmentId").asString();
    }
}
