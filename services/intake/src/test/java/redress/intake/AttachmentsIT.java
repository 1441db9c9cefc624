package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;
import redress.intake.attachments.Attachments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files, from their upload to their download. */
class AttachmentsIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

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
        assertThat(CALLER.get(path(CALLER.filed()) + "/attachments/" + id, receipt(CALLER.filed()))
                        .status())
                .as("another report's receipt")
                .isEqualTo(404);
    }

    @Test
    void keepsTheBytesSealedEachPieceInItsPlace() {
        byte[] file = new byte[2 * 1024 * 1024];
        System.arraycopy(PDF, 0, file, 0, PDF.length);
        Answer uploaded = CALLER.upload("/api/attachments", "a.pdf", file);
        String id = uploaded.json().get("attachmentId").asString();
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(id);
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        MongoCollection<Document> pieces = STORE.getCollection("attachments.chunks");
        Document first = new Document("files_id", id).append("n", 0);
        Document second = new Document("files_id", id).append("n", 1);
        Binary firstBytes = pieces.find(first).first().get("data", Binary.class);
        Binary secondBytes = pieces.find(second).first().get("data", Binary.class);
        assertThat(new String(firstBytes.getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain("%PDF-1.7", "endobj");

        pieces.updateOne(first, new Document("$set", new Document("data", secondBytes)));
        pieces.updateOne(second, new Document("$set", new Document("data", firstBytes)));
        assertThatThrownBy(() -> INTAKE.bean(Attachments.class)
                        .original(id)
                        .orElseThrow()
                        .answer()
                        .getBody()
                        .getContentAsByteArray())
                .as("pieces changed round in the store")
                .isInstanceOf(IllegalStateException.class);
        assertThat(CALLER.get(path(filed) + "/attachments/" + id, receipt(filed))
                        .status())
                .isEqualTo(500);
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
        List<Long> before = INTAKE.stored();
        long filesBefore = STORE.getCollection("attachments.files").countDocuments();
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
        assertThat(INTAKE.stored()).isEqualTo(before);
        assertThat(STORE.getCollection("attachments.files").countDocuments()).isEqualTo(filesBefore);
    }

    @Test
    void takesFilesWithLongNamesOfAnyScript() {
        String name = "\u0438".repeat(251) + ".pdf";
        assertThat(CALLER.upload("/api/attachments", name, PDF).status()).isEqualTo(201);
    }

    @Test
    void saysThatAFormWhosePartNeverBeginsCannotBeRead() {
        Answer answer = CALLER.upload("/api/attachments", "letter.pdf" + " ".repeat(20_000), PDF);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("MULTIPART_UNREADABLE");
    }
}
