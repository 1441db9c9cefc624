package redress.intake.identities;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.result.UpdateResult;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;
import redress.intake.identities.Reporter.Field;
import redress.intake.sealing.FieldCipher;
import redress.intake.sealing.Secret;
import redress.platform.sealing.Keyset;
import redress.testkit.backends.TestDocuments;

/** Reporters who are sealed anew, with other instances at the same work. */
class ResealedIdentitiesIT {

    @RegisterExtension
    private static final TestDocuments STORE = new TestDocuments();

    private static final String REPORT = "0193b0c8-0000-7000-8000-000000000001";
    private static final Map<Integer, byte[]> KEYS = Map.of(1, new byte[32], 2, filled(2), 3, filled(3));

    @BeforeEach
    void stored() {
        STORE.clear();
        identities(STORE.mongo(), new Keyset(KEYS, 1))
                .keep(
                        REPORT,
                        new Reporter()
                                .with(Field.ORGANISATION_NAME, "Sample Group")
                                .with(Field.CONTACT_NAME, "Sample Person"));
    }

    @Test
    void areWholeUnderTheNewKey() {
        assertThat(sealed(STORE.mongo(), 2).reseal("").left()).isZero();
        Keyset alone = new Keyset(Map.of(2, filled(2)), 2);
        assertThat(identities(STORE.mongo(), alone).of(REPORT).orElseThrow().get(Field.CONTACT_NAME))
                .map(Secret::value)
                .contains("Sample Person");
        assertThat(sealed(STORE.mongo(), 2).reseal(REPORT).next()).isEmpty();
    }

    @Test
    void stayAsSomebodyElseHasSealedThemMeanwhile() {
        MongoTemplate overtaken =
                new MongoTemplate(
                        STORE.mongo().getMongoDatabaseFactory(), STORE.mongo().getConverter()) {
                    @Override
                    public UpdateResult updateFirst(Query query, UpdateDefinition update, Class<?> type) {
                        sealed(STORE.mongo(), 3).reseal("");
                        return super.updateFirst(query, update, type);
                    }
                };
        sealed(overtaken, 2).reseal("");
        assertThat(fields().values())
                .allSatisfy(field -> assertThat(
                                ByteBuffer.wrap(((Binary) field).getData()).getInt())
                        .isEqualTo(3));
    }

    @Test
    void areLeftWhereTheyCannotBeOpened() {
        Keyset alone = new Keyset(Map.of(2, filled(2)), 2);
        Document before = fields();
        assertThat(new SealedIdentities(STORE.mongo(), identities(STORE.mongo(), alone), new FieldCipher(alone))
                        .reseal("")
                        .left())
                .isEqualTo(1);
        assertThat(fields()).isEqualTo(before);
    }

    private static Document fields() {
        return STORE.mongo().findById(REPORT, Document.class, "identities").get("fields", Document.class);
    }

    private static Identities identities(MongoTemplate mongo, Keyset keys) {
        return new Identities(mongo, new FieldCipher(keys));
    }

    private static SealedIdentities sealed(MongoTemplate mongo, int primary) {
        Keyset keys = new Keyset(KEYS, primary);
        return new SealedIdentities(mongo, identities(mongo, keys), new FieldCipher(keys));
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
