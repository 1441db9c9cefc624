package redress.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCollectionTest {

    private static final int MANY = 100_000;

    @TempDir
    private Path folder;

    @Test
    void findsByIdWhenTheQueryNamesMoreThanTheId() {
        onAStore(documents -> {
            assertThat(fastestOf(
                            100,
                            i -> assertThat(documents
                                            .replaceOne(
                                                    new Document("_id", "d" + i).append("version", 0),
                                                    new Document("_id", "d" + i).append("version", 1))
                                            .getModifiedCount())
                                    .isEqualTo(1)))
                    .isLessThan(fastestScan(documents) / 3);
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

    @Test
    void findsByAUniqueFieldWhenTheQueryNamesMore() {
        onAStore(documents -> {
            documents.createIndex(
                    new Document("code", 1), new IndexOptions().unique(true).sparse(true));
            documents.insertOne(new Document("_id", "coded").append("code", "A").append("version", 4));
            assertThat(documents
                            .find(new Document("code", "A").append("version", 4))
                            .first())
                    .isNotNull();
            assertThat(documents
                            .find(new Document("code", "A").append("version", 5))
                            .first())
                    .isNull();
            assertThatThrownBy(() -> documents.insertOne(new Document("_id", "other").append("code", "A")))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
            documents.updateOne(Filters.eq("_id", "coded"), Updates.unset("code"));
            assertThat(documents.find(new Document("code", "A")).first()).isNull();
            documents.insertOne(new Document("_id", "other").append("code", "A"));
        });
    }

    @Test
    void findsARangeOfStringsInAnIndex() {
        onAStore(documents -> {
            documents.createIndex(
                    new Document("code", 1), new IndexOptions().unique(true).sparse(true));
            documents.insertMany(List.of(
                    new Document("_id", "a1").append("code", "due|2"),
                    new Document("_id", "a2").append("code", "due|1"),
                    new Document("_id", "a3").append("code", "sent|1"),
                    new Document("_id", "a4").append("code", 4)));
            long scan = fastestScan(documents) / 3;
            assertThat(fastestOf(
                            100,
                            i -> assertThat(ids(documents
                                            .find(range("code", "due|", "due}"))
                                            .sort(new Document("code", 1))))
                                    .containsExactly("a2", "a1")))
                    .isLessThan(scan);
            assertThat(fastestOf(
                            100,
                            i -> assertThat(ids(documents.find(Filters.gte("code", ""))))
                                    .containsExactly("a2", "a1", "a3")))
                    .isLessThan(scan);
            assertThat(fastestOf(
                            100,
                            i -> assertThat(ids(documents.find(range("_id", "a2", "a4"))))
                                    .containsExactly("a2", "a3")))
                    .isLessThan(scan);
            assertThat(fastestOf(
                            100,
                            i -> assertThat(ids(documents.find(range("_id", "b", "c"))))
                                    .isEmpty()))
                    .isLessThan(scan);
        });
    }

    @Test
    void readsNoMoreOfARangeThanItAnswersWith() {
        onAStore(documents -> {
            documents.createIndex(
                    new Document("place", 1), new IndexOptions().unique(true).sparse(true));
            documents.insertMany(IntStream.range(0, MANY)
                    .mapToObj(i -> new Document("_id", String.format("m%06d", i))
                            .append("place", String.format("p%06d", MANY - 1 - i))
                            .append("odd", i % 2))
                    .toList());
            Bson range = Filters.and(Filters.gte("_id", "m000010"), Filters.lt("_id", "n"));
            Document byId = new Document("_id", 1);
            assertThat(read(() -> assertThat(
                                    ids(documents.find(range).sort(byId).limit(1_000)))
                            .hasSize(1_000)
                            .startsWith("m000010", "m000011")))
                    .isEqualTo(1_000);
            assertThat(read(() ->
                            assertThat(ids(documents.find(range).limit(10))).startsWith("m000010")))
                    .isEqualTo(10);
            assertThat(read(() -> assertThat(ids(documents
                                    .find(range("_id", "m", "n"))
                                    .sort(new Document("_id", -1))
                                    .limit(10)))
                            .startsWith("m099999", "m099998")))
                    .isEqualTo(10);
            assertThat(read(() -> assertThat(ids(documents
                                    .find(Filters.lt("place", "q"))
                                    .sort(new Document("place", 1))
                                    .skip(1)
                                    .limit(10)))
                            .startsWith("m099998")))
                    .isLessThanOrEqualTo(11);
            assertThat(read(() -> assertThat(ids(documents
                                    .find(Filters.gt("place", "p000000"))
                                    .sort(new Document("place", -1))
                                    .limit(10)))
                            .startsWith("m000000")))
                    .isEqualTo(10);
            assertThat(read(() -> assertThat(
                                    ids(documents.find().sort(byId).skip(6_000).limit(10)))
                            .startsWith("m000000")))
                    .isEqualTo(6_010);
            assertThat(read(() -> assertThat(ids(documents
                                    .find(Filters.and(range, Filters.eq("odd", 1)))
                                    .sort(byId)
                                    .limit(10)))
                            .startsWith("m000011", "m000013")))
                    .isEqualTo(20);
            assertThat(read(() -> assertThat(ids(documents
                                    .find(range("_id", "m", "n"))
                                    .projection(byId)
                                    .sort(byId)
                                    .limit(1_000)))
                            .hasSize(1_000)))
                    .isZero();
            assertThat(ids(documents
                            .find(range)
                            .sort(new Document("odd", -1).append("_id", 1))
                            .limit(3)))
                    .containsExactly("m000011", "m000013", "m000015");
        });
    }

    /** How many documents a query has to read. */
    private static long read(Runnable query) {
        long before = redress.embedded.ordering.Bson.READ.sum();
        query.run();
        return redress.embedded.ordering.Bson.READ.sum() - before;
    }

    /** Of a read that goes through every document. */
    private static long fastestScan(MongoCollection<Document> documents) {
        return fastestOf(
                10,
                i -> assertThat(documents.find(new Document("version", -1)).first())
                        .isNull());
    }

    /** In ns. A machine that stalls now and then makes the mean longer, not the least. */
    private static long fastestOf(int times, IntConsumer task) {
        return IntStream.range(0, times)
                .mapToLong(i -> {
                    long before = System.nanoTime();
                    task.accept(i);
                    return System.nanoTime() - before;
                })
                .min()
                .orElseThrow();
    }

    private static Document range(String field, String from, String before) {
        return new Document(field, new Document("$gte", from).append("$lt", before));
    }

    private static List<String> ids(Iterable<Document> found) {
        List<String> ids = new ArrayList<>();
        found.forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    @Test
    void keepsEachKindOfIdApart() {
        onAStore(documents -> {
            List<Object> ids = List.of(
                    new ObjectId(),
                    7L,
                    "7",
                    Boolean.TRUE,
                    Instant.EPOCH,
                    new Binary(new byte[] {1, 2, 3}),
                    new Document("a", 1).append("b", "x"));
            ids.forEach(id -> documents.insertOne(new Document("_id", id).append("kind", "odd")));
            ids.forEach(id ->
                    assertThat(documents.find(new Document("_id", id)).first()).isNotNull());
            assertThat(documents.countDocuments(new Document("kind", "odd"))).isEqualTo(ids.size());
            ids.forEach(id -> assertThat(
                            documents.deleteOne(new Document("_id", id)).getDeletedCount())
                    .isEqualTo(1));
            assertThat(documents.countDocuments(new Document("kind", "odd"))).isZero();
        });
    }

    @Test
    void forgetsADroppedCollection() {
        onAStore(documents -> {
            documents.createIndex(
                    new Document("code", 1), new IndexOptions().unique(true).sparse(true));
            documents.insertOne(new Document("_id", "coded").append("code", "A"));
            documents.drop();
            assertThat(documents.countDocuments()).isZero();
            documents.createIndex(
                    new Document("code", 1), new IndexOptions().unique(true).sparse(true));
            documents.insertOne(new Document("_id", "other").append("code", "A"));
            assertThat(documents.find(new Document("code", "A")).first()).containsEntry("_id", "other");
        });
    }

    private interface Check {
        void on(MongoCollection<Document> documents);
    }

    private void onAStore(Check check) {
        try (EmbeddedDocuments store = EmbeddedDocuments.start(folder, 0);
                var client = MongoClients.create(store.uri())) {
            MongoCollection<Document> documents = client.getDatabase("t").getCollection("documents");
            documents.insertMany(IntStream.range(0, 6_000)
                    .mapToObj(i -> new Document("_id", "d" + i).append("version", 0))
                    .toList());
            check.on(documents);
        }
    }
}
