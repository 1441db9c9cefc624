package redress.intake.storedfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.UpdateResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;
import redress.intake.sealing.FieldCipher;
import redress.platform.sealing.Keyset;
import redress.testkit.backends.TestDocuments;

/** Files that are sealed anew, with other instances at the same work. */
class ResealedFilesIT {

    @RegisterExtension
    private static final TestDocuments STORE = new TestDocuments();

    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final Map<Integer, byte[]> KEYS = Map.of(1, new byte[32], 2, filled((byte) 2), 3, filled((byte) 3));
    private static final byte[] CONTENT = new byte[1024 * 1024 + 5];

    private final FieldCipher one = new FieldCipher(new Keyset(KEYS, 1));
    private final FieldCipher two = new FieldCipher(new Keyset(KEYS, 2));
    private final FieldCipher three = new FieldCipher(new Keyset(KEYS, 3));

    @BeforeEach
    void stored() throws IOException {
        STORE.clear();
        chunks(one).write(ID, new ByteArrayInputStream(CONTENT));
        STORE.mongo()
                .insert(new StoredFile(
                        ID,
                        one.seal(ID, StoredFile.NAME, "letter.pdf"),
                        "application/pdf",
                        CONTENT.length,
                        2,
                        Instant.parse("2026-12-01T12:00:00Z"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void areWholeUnderTheNewKey() throws IOException {
        assertThat(files(STORE.mongo(), two).reseal("").left()).isZero();
        assertThat(keys()).containsExactly(2, 2, 2);
        FieldCipher alone = new FieldCipher(new Keyset(Map.of(2, filled((byte) 2)), 2));
        assertThat(chunks(alone).read(ID, 2).readAllBytes()).isEqualTo(CONTENT);
        assertThat(files(STORE.mongo(), two).reseal(ID).next()).isEmpty();
    }

    /** Stopped before the first piece, which comes last. */
    @Test
    void areTakenUpAgainWhereSomebodyWasStopped() {
        Binary last = piece(1).get("data", Binary.class);
        pieces().updateOne(
                        new Document("files_id", ID).append("n", 1),
                        new Document("$set", new Document("data", two.resealed(ID, "attachment-piece-1", last))));
        files(STORE.mongo(), two).reseal("");
        assertThat(keys()).containsExactly(2, 2, 2);
    }

    @Test
    void stayAsSomebodyElseHasSealedThemMeanwhile() {
        MongoTemplate overtaken =
                new MongoTemplate(
                        STORE.mongo().getMongoDatabaseFactory(), STORE.mongo().getConverter()) {
                    @Override
                    public UpdateResult updateFirst(Query query, UpdateDefinition update, Class<?> type) {
                        files(STORE.mongo(), three).reseal("");
                        return super.updateFirst(query, update, type);
                    }
                };
        files(overtaken, two).reseal("");
        assertThat(keys()).containsExactly(3, 3, 3);
    }

    @Test
    void stayPieceByPieceAsSomebodyElseHasSealedThemMeanwhile() {
        new Chunks(overtaken(() -> chunks(three).reseal(ID, 2)), two).reseal(ID, 2);
        assertThat(keys()).containsExactly(1, 3, 3);
    }

    @Test
    void areLeftWhereTheyCannotBeOpened() {
        FieldCipher alone = new FieldCipher(new Keyset(Map.of(2, filled((byte) 2)), 2));
        assertThat(files(STORE.mongo(), alone).reseal("").left()).isEqualTo(1);
        STORE.mongo()
                .getCollection("attachments")
                .updateOne(new Document("_id", ID), new Document("$set", new Document("format", 1000)));
        assertThat(files(STORE.mongo(), two).reseal("").left())
                .as("a newer version has stored it")
                .isEqualTo(1);
        assertThat(keys()).containsExactly(1, 1, 1);
    }

    /** Of the name, and of each piece. */
    private static List<Integer> keys() {
        Binary name = STORE.mongo().findById(ID, Document.class, "attachments").get("name", Binary.class);
        return List.of(key(name), key(piece(0).get("data", Binary.class)), key(piece(1).get("data", Binary.class)));
    }

    private static int key(Binary sealed) {
        return ByteBuffer.wrap(sealed.getData()).getInt();
    }

    private static MongoCollection<Document> pieces() {
        return STORE.mongo().getCollection("attachments.chunks");
    }

    private static Document piece(int n) {
        return pieces().find(new Document("files_id", ID).append("n", n)).first();
    }

    private static Chunks chunks(FieldCipher cipher) {
        return new Chunks(STORE.mongo().getMongoDatabaseFactory(), cipher);
    }

    private static SealedFiles files(MongoTemplate mongo, FieldCipher cipher) {
        return new SealedFiles(mongo, chunks(cipher), cipher);
    }

    /** The store, in which something happens just before a piece is changed. */
    private static MongoDatabaseFactory overtaken(Runnable meanwhile) {
        MongoDatabaseFactory databases = STORE.mongo().getMongoDatabaseFactory();
        MongoDatabase database = databases.getMongoDatabase();
        return proxy(
                MongoDatabaseFactory.class,
                databases,
                "getMongoDatabase",
                arguments -> proxy(
                        MongoDatabase.class,
                        database,
                        "getCollection",
                        names -> proxy(
                                MongoCollection.class,
                                database.getCollection((String) names[0]),
                                "updateOne",
                                change -> {
                                    meanwhile.run();
                                    return database.getCollection((String) names[0])
                                            .updateOne((Document) change[0], (Document) change[1]);
                                })));
    }

    private interface Instead {
        Object of(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Object behind, String method, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, with) -> {
            try {
                return called.getName().equals(method) ? instead.of(with) : called.invoke(behind, with);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static byte[] filled(byte value) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, value);
        return key;
    }
}
