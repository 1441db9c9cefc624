package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.intake.Caller.key;
import static redress.intake.Caller.path;
import static redress.intake.Caller.receipt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockMultipartFile;
import redress.intake.Caller.Answer;
import redress.intake.attachments.Attachments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Of files that are refused, broken off or let go of nothing is kept. */
class UnwantedFilesIT {

    private static final RunningIntake INTAKE = RunningIntake.shared();
    private static final Caller CALLER = new Caller(INTAKE.base());
    private static final MongoTemplate STORE = INTAKE.bean(MongoTemplate.class);
    private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAIL = "From: a@b.example\nSubject: x\n\nHello\n".getBytes(StandardCharsets.US_ASCII);

    private List<Long> before;

    @BeforeEach
    void count() {
        before = kept();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNothingOfAFileThatCouldNotBeKeptOrCleaned(boolean failsToBeCleaned) {
        assertThatThrownBy(() -> INTAKE.bean(Attachments.class).keep(new BrokenFile(failsToBeCleaned)))
                .isInstanceOfAny(IOException.class, IllegalStateException.class);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void keepsNothingOfAFileThatAReportCannotHold() {
        ObjectNode form = SampleReports.thurrock().put("identityMode", "ANONYMOUS_EVIDENCE");
        form.remove("contact");
        JsonNode filed = CALLER.file(key(), form.toString()).json();
        Answer refused = CALLER.upload(path(filed) + "/attachments", "later.eml", MAIL, receipt(filed));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("FILE_NOT_CLEANED");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void letsGoOfAFileThatNoReportHasAndOfNoOther() {
        String unwanted = id(CALLER.upload("/api/attachments", "a.pdf", PDF));
        assertThat(remove(unwanted)).isEqualTo(204);
        assertThat(remove(unwanted)).as("again").isEqualTo(204);
        assertThat(kept()).isEqualTo(before);

        String filed = id(CALLER.upload("/api/attachments", "a.pdf", PDF));
        ObjectNode form = SampleReports.thurrock();
        form.putArray("attachmentIds").add(filed);
        JsonNode report = CALLER.file(key(), form.toString()).json();
        assertThat(remove(filed)).isEqualTo(204);
        assertThat(CALLER.get(path(report) + "/attachments/" + filed, receipt(report))
                        .body())
                .isEqualTo(PDF);
        assertThat(remove("x")).isEqualTo(400);
    }

    private static int remove(String id) {
        return CALLER.send("DELETE", "/api/attachments/" + id, BodyPublishers.noBody())
                .status();
    }

    /** Files, and pieces of files. */
    private static List<Long> kept() {
        return List.of(
                STORE.getCollection("attachments").countDocuments(),
                STORE.getCollection("attachments.files").countDocuments(new Document()),
                STORE.getCollection("attachments.chunks").countDocuments());
    }

    private static String id(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return uploaded.json().get("attachmentId").asString();
    }

    /** Ends in the middle, for the thread that stores it or for the one that cleans it. */
    private static final class BrokenFile extends MockMultipartFile {
        private static final int SIZE = 3 * 1024 * 1024;
        private final Thread caller = Thread.currentThread();
        private final boolean failsToBeCleaned;
        private int reads;

        BrokenFile(boolean failsToBeCleaned) {
            super("file", "a.pdf", "application/pdf", PDF);
            this.failsToBeCleaned = failsToBeCleaned;
        }

        @Override
        public long getSize() {
            return SIZE;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            boolean cleans = Thread.currentThread() != caller;
            boolean looks = !cleans && ++reads == 1;
            InputStream whole = new SequenceInputStream(
                    super.getInputStream(), new ByteArrayInputStream(new byte[SIZE - PDF.length]));
            return looks || cleans != failsToBeCleaned ? whole : new SequenceInputStream(whole, new Broken(cleans));
        }
    }

    private static final class Broken extends InputStream {
        private final boolean unforeseen;

        Broken(boolean unforeseen) {
            this.unforeseen = unforeseen;
        }

        @Override
        public int read() throws IOException {
            if (unforeseen) {
                throw new IllegalStateException("broken off");
            }
            throw new IOException("broken off");
        }
    }
}
