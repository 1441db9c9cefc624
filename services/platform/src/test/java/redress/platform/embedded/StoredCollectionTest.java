package redress.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class IndexedCollectionTest {

    @Test
    void findsByIdWhenTheQueryNamesMoreThanTheId() {
        onAStore(documents -> {
            long before = System.nanoTime();
            for (int i = 0; i < 300; i++) {
                assertThat(documents
                                .replaceOne(
                                        new Document("_id", "d" + i).append("version", 0),
                                        new Document("_id", "d" + i).append("version", 1))
                                .getModifiedCount())
                        .isEqualTo(1);
            }
            // far below a second by the index; reading 6,000 documents each time takes several
            assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(3_000);
        });
    }

    @Test
    void stillHoldsTheRestOfTheQueryAgainstTheDocument() {
        onAStore(documents -> {
            assertThat(documents
                            .updateOne(
                                    Filters.and(Filters.eq("_id", "d1"), Filters.eq("version", 7)),
                                    new Document("$set", new Document("version", 8)))
                            .getMatchedCount())
                    .isZero();
            assertThat(documents.find(Filters.and(Filters.in("_id", List.of("d1", "d2")), Filters.eq("version", 0))))
                    .hasSize(2);
            documents.replaceOne(
                    Filters.and(Filters.eq("_id", "new"), Filters.eq("version", 0)),
                    new Document("_id", "new").append("version", 1),
                    new ReplaceOptions().upsert(true));
            assertThat(documents.find(Filters.eq("_id", "new")).first()).containsEntry("version", 1);
        });
    }

    private interface Check {
        void on(MongoCollection<Document> documents);
    }

    private static void onAStore(Check check) {
        MongoBackend backend = new DurableBackend(MVStore.open(null));
        MongoServer server = new MongoServer(backend);
        server.bind();
        try (var client = MongoClients.create(server.getConnectionString())) {
            MongoCollection<Document> documents = client.getDatabase("t").getCollection("documents");
            documents.insertMany(IntStream.range(0, 6_000)
                    .mapToObj(i -> new Document("_id", "d" + i).append("version", 0))
                    .toList());
            check.on(documents);
        } finally {
            server.shutdownNow();
        }
    }
}
