package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;
import static redress.intake.Caller.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;
import redress.intake.attachments.Attachments;
import redress.intake.stripping.SampleFiles;
import redress.testkit.backends.Backends;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of a file that says who made it, by how far its reporter wants to be known. */
class CleanedFilesIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);
    private static final byte[] MAIL =
            "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Tue, 31 Mar 2026 10:00:00 +0000\n\nHello\n"
                    .getBytes(StandardCharsets.US_ASCII);

    @Test
    void keepsOnlyTheCleanCopyOfWhatAnAnonymousReportHolds() {
        Answer photo = CALLER.upload("/api/attachments", "Jane Canary5309.jpg", SampleFiles.photo());
        assertThat(photo.status()).as(photo.text()).isEqualTo(201);
        assertThat(photo.json().get("removed").toString()).contains("PLACE", "PEOPLE", "DEVICE", "DATES");
        assertThat(photo.json().get("scan").asString()).isEqualTo("NOT_SCANNED");
        String id = photo.json().get("attachmentId").asString();
        String letter = id(CALLER.upload("/api/attachments", "letter.docx", SampleFiles.docx()));
        ObjectNode form = anonymous();
        form.putArray("attachmentIds").add(id).add(letter);
        String key = key();
        JsonNode filed = filed(key, form);
        assertThat(CALLER.file(key, form.toString()).status())
                .as("the same again")
                .isEqualTo(201);

        for (String file : new String[] {id, letter}) {
            Answer officer = content(filed, file, "compact/thurrock/officer");
            assertThat(officer.status()).as(officer.text()).isEqualTo(200);
            assertThat(latin(officer.body())).doesNotContain("Canary5309");
            assertThat(officer.header("Content-Disposition")).contains("file-" + file.substring(0, 6));
            assertThat(CALLER.get(path(filed) + "/attachments/" + file, receipt(filed))
                            .body())
                    .as("the reporter too")
                    .isEqualTo(officer.body());
            assertThat(pieces(file)).as("pieces of the original").isZero();
        }
        JsonNode files = CALLER.get(path(filed), receipt(filed)).json().get("attachments");
        assertThat(files.get(0).get("name").asString()).isEqualTo("file-" + id.substring(0, 6) + ".jpg");
        assertThat(files.get(0).get("removed").toString()).contains("PLACE");
    }

    @Test
    void refusesWhatCannotBeCleanedInAnAnonymousReportAndSaysWhichFileAndWhatToDo() {
        String photo = id(CALLER.upload("/api/attachments", "a.jpg", SampleFiles.photo()));
        Answer mail = CALLER.upload("/api/attachments", "a.eml", MAIL);
        assertThat(mail.json().get("notCleaned").asString()).isEqualTo("NAMES_ITS_SENDER");
        ObjectNode form = anonymous();
        form.putArray("attachmentIds").add(photo).add(id(mail));
        Answer refused = CALLER.file(key(), form.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly("attachmentIds[1]");
        assertThat(refused.text()).contains("names its sender", "in confidence");
        assertThat(pieces(photo)).as("nothing is lost by the refusal").isPositive();

        form.putArray("attachmentIds").add(photo);
        JsonNode filed = filed(key(), form);
        assertThat(CALLER.upload(path(filed) + "/attachments", "later.eml", MAIL, receipt(filed))
                        .status())
                .isEqualTo(422);
        String later = id(CALLER.upload(path(filed) + "/attachments", "Jane.jpg", SampleFiles.photo(), receipt(filed)));
        assertThat(pieces(later)).as("pieces of the original").isZero();

        ObjectNode confidential = SampleReports.thurrock().put("identityMode", "CONFIDENTIAL");
        confidential.putArray("attachmentIds").add(id(mail));
        filed(key(), confidential);
    }

    @Test
    void givesTheOriginalOfANamedReportAndOfAConfidentialOneToWhoMayKnowTheName() throws IOException {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "CONFIDENTIAL");
        byte[] pdf = SampleFiles.pdf();
        String id = id(CALLER.upload("/api/attachments", "a.pdf", pdf));
        form.putArray("attachmentIds").add(id);
        JsonNode filed = filed(key(), form);
        assertThat(CALLER.get(path(filed) + "/attachments/" + id, receipt(filed))
                        .body())
                .isEqualTo(pdf);
        assertThat(latin(INTAKE.bean(Attachments.class)
                        .cleaned(id)
                        .orElseThrow()
                        .answer()
                        .getBody()
                        .getContentAsByteArray()))
                .as("for everybody else")
                .startsWith("%PDF-")
                .doesNotContain("Canary5309");
    }

    @Test
    void cleansAFileThatIsOlderThanCleaningWhenItIsFirstRead() {
        ObjectNode form = anonymous();
        String id = id(CALLER.upload("/api/attachments", "a.jpg", SampleFiles.photo()));
        String other = id(CALLER.upload("/api/attachments", "b.jpg", SampleFiles.photo()));
        form.putArray("attachmentIds").add(id);
        JsonNode filed = filed(key(), form);
        // As an older version has left it: the other file's bytes and nothing known of a copy.
        STORE.getCollection("reports")
                .updateOne(
                        new Document("_id", filed.get("reportId").asString()),
                        new Document("$set", new Document("files.0._id", other)));
        STORE.getCollection("attachments")
                .updateOne(new Document("_id", other), new Document("$unset", new Document("copy", "")));
        STORE.getCollection("attachments.chunks").deleteMany(new Document("files_id", other + "-clean"));

        Answer officer = content(filed, other, "compact/thurrock/officer");
        assertThat(officer.status()).as(officer.text()).isEqualTo(200);
        assertThat(latin(officer.body())).doesNotContain("Canary5309");
    }

    @Test
    void refusesAFileWithMacrosAndKeepsNothingOfIt() {
        long before = STORE.getCollection("attachments.chunks").countDocuments();
        Answer refused = CALLER.upload("/api/attachments", "a.docx", SampleFiles.docx("word/vbaProject.bin", "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("macros");
        assertThat(STORE.getCollection("attachments.chunks").countDocuments()).isEqualTo(before);
    }

    private static ObjectNode anonymous() {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "ANONYMOUS_EVIDENCE");
        form.remove("contact");
        return form;
    }

    private static JsonNode filed(String key, ObjectNode form) {
        Answer answer = CALLER.file(key, form.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Answer content(JsonNode filed, String file, String grant) {
        return CALLER.get(
                "/api/reports/" + filed.get("reportId").asString() + "/content/attachments/" + file,
                token(Backends.shared().tokens().person("sample-person", grant)));
    }

    private static String id(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return uploaded.json().get("attachmentId").asString();
    }

    private static long pieces(String id) {
        return STORE.getCollection("attachments.chunks").countDocuments(new Document("files_id", id));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
