package redress.register.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.result.UpdateResult;
import java.util.EnumSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;
import redress.platform.problems.Refusal;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;

class SignOutsIT {

    private static final MongoClient CLIENT = MongoClients.create(Backends.shared()
            .settings("sign-outs", EnumSet.of(Part.DOCUMENTS))
            .get("spring.mongodb.uri")
            .toString());

    private final MongoTemplate store = new MongoTemplate(CLIENT, "sign_outs_it");

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void countsTheFirstOfTwoThatAreAskedForAtOnce() {
        store.dropCollection(StoredSignOuts.class);
        MongoTemplate overtaken = new MongoTemplate(CLIENT, "sign_outs_it") {
            private boolean before = true;

            @Override
            public UpdateResult upsert(Query query, UpdateDefinition update, Class<?> type) {
                if (before) {
                    before = false;
                    store.insert(new StoredSignOuts("sample-person", 1));
                    throw new DuplicateKeyException("Both found none, and the other was first");
                }
                return super.upsert(query, update, type);
            }
        };

        new SignOuts(overtaken).add("sample-person");

        assertThat(new SignOuts(store).of("sample-person")).isEqualTo(2);
    }

    @Test
    void leavesANumberAloneThatANewerVersionHasStored() {
        store.dropCollection(StoredSignOuts.class);
        Document newer = new Document("_id", "sample-person").append("times", 7).append("format", 1000);
        store.insert(newer, "register_sign_outs");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new SignOuts(store).add("sample-person"));
        assertThat(store.findById("sample-person", Document.class, "register_sign_outs"))
                .isEqualTo(newer);
    }
}
