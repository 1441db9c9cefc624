package redress.intake.storedfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.mock.web.MockMultipartFile;
import redress.intake.RunningIntake;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.Attachments;
import redress.intake.scans.ScanQueue;
import redress.intake.sealing.FieldCipher;
import redress.intake.stripping.SampleFiles;
import redress.platform.problems.Refusal;
import redress.testkit.backends.Backends;

/** The clean copies of files that are older than cleaning, made when somebody first reads them. */
class CopiesIT {

    private static final int READERS = 3;

    private final RunningIntake intake = RunningIntake.shared();
    private final MongoTemplate store = intake.bean(MongoTemplate.class);
    private final Attachments attachments = intake.bean(Attachments.class);
    private final Copies copies = intake.bean(Copies.class);

    @Test
    void keepsOneWholeCopyWhereSeveralReadAnOldFileAtOnce() throws IOException {
        StoredFile old = old();
        CyclicBarrier together = new CyclicBarrier(READERS);
        List<CompletableFuture<StoredFile.Copy>> readers = IntStream.range(0, READERS)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    await(together);
                    return copies.of(old);
                }))
                .toList();
        readers.forEach(reader -> assertThat(
                        reader.orTimeout(Backends.patience().toSeconds(), TimeUnit.SECONDS)
                                .join()
                                .there())
                .isTrue());

        assertThat(cleaned(old.id())).startsWith("%PDF-").doesNotContain("Canary5309");
        assertThat(pieces(old)).as("the others' copies are gone").isEqualTo(1);
        attachments.remove(old.id());
        assertThat(pieces(old)).isZero();
    }

    @Test
    void removesWhatWasBegunOfACopyTogetherWithItsFile() throws IOException {
        StoredFile old = old();
        String begun = old.copyId() + "-begun";
        store.getCollection("attachments")
                .updateOne(
                        new Document("_id", old.id()),
                        new Document("$set", new Document("begunCopies", List.of(begun))));
        store.getCollection("attachments.chunks")
                .insertOne(new Document("files_id", begun).append("n", 0).append("data", new byte[1]));
        attachments.remove(old.id());
        assertThat(pieces(old)).isZero();
        assertThatThrownBy(() -> copies.of(old))
                .as("somebody was about to read it")
                .isInstanceOfAny(Refusal.class, IllegalStateException.class);
        assertThat(pieces(old)).isZero();
    }

    @Test
    void readsACopyThatAnOlderVersionHasMade() throws IOException {
        Attachment file = keep();
        store.getCollection("attachments")
                .updateOne(
                        new Document("_id", file.id()),
                        new Document("$unset", new Document("copy.bucketId", "").append("begunCopies", "")));
        assertThat(cleaned(file.id())).startsWith("%PDF-").doesNotContain("Canary5309");
        attachments.remove(file.id());
        assertThat(store.getCollection("attachments.chunks")
                        .countDocuments(new Document("files_id", file.id() + "-clean")))
                .isZero();
    }

    @Test
    void keepsTheOriginalWhereANewerVersionHasTakenTheFileOverMeanwhile() throws IOException {
        byte[] original = SampleFiles.pdf();
        Attachment file = keep(original);
        Attachments late = lateFor(file.id());
        assertThatThrownBy(() -> late.keepOnlyCleaned(List.of(file)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        assertThatThrownBy(() -> late.remove(file.id())).isInstanceOf(Refusal.class);
        store.getCollection("attachments")
                .updateOne(new Document("_id", file.id()), new Document("$set", new Document("format", 1)));
        assertThat(attachments
                        .original(file.id())
                        .orElseThrow()
                        .answer()
                        .getBody()
                        .getContentAsByteArray())
                .isEqualTo(original);
    }

    /** Between whose reading and writing of the file a newer version stores it. */
    private Attachments lateFor(String id) {
        MongoTemplate overtaken = new MongoTemplate(store.getMongoDatabaseFactory(), store.getConverter()) {
            @Override
            public <T> List<T> find(Query query, Class<T> type) {
                List<T> found = super.find(query, type);
                takenOver();
                return found;
            }

            @Override
            public <T> T findById(Object wanted, Class<T> type) {
                T found = super.findById(wanted, type);
                takenOver();
                return found;
            }

            private void takenOver() {
                store.getCollection("attachments")
                        .updateOne(new Document("_id", id), new Document("$set", new Document("format", 1000)));
            }
        };
        return new Attachments(
                overtaken,
                intake.bean(Chunks.class),
                intake.bean(FieldCipher.class),
                Clock.systemUTC(),
                copies,
                intake.bean(ScanQueue.class));
    }

    private Attachment keep() throws IOException {
        return keep(SampleFiles.pdf());
    }

    private Attachment keep(byte[] pdf) throws IOException {
        return attachments.keep(new MockMultipartFile("file", "a.pdf", "application/pdf", pdf));
    }

    /** As it was kept before there were copies. */
    private StoredFile old() throws IOException {
        String id = keep().id();
        store.getCollection("attachments")
                .updateOne(new Document("_id", id), new Document("$unset", new Document("copy", "")));
        store.getCollection("attachments.chunks").deleteMany(new Document("files_id", id + "-clean"));
        store.getCollection("attachments.files").deleteOne(new Document("_id", id + "-clean"));
        return store.findById(id, StoredFile.class);
    }

    private String cleaned(String id) throws IOException {
        return new String(
                attachments.cleaned(id).orElseThrow().answer().getBody().getContentAsByteArray(),
                StandardCharsets.ISO_8859_1);
    }

    /** Of all its copies. */
    private long pieces(StoredFile file) {
        return store
                .getCollection("attachments.chunks")
                .find()
                .projection(new Document("files_id", 1))
                .map(piece -> piece.getString("files_id"))
                .into(new ArrayList<>())
                .stream()
                .filter(id -> id.startsWith(file.copyId()))
                .count();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(Backends.patience().toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
