package redress.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import redress.platform.formats.Format;
import redress.platform.problems.Refusal;
import redress.platform.samples.Backends;

/** Lists and changes of documents of which a newer version has stored some. */
class KnownDocumentsIT {

    private static final MongoClient CLIENT = MongoClients.create(Backends.documents());

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, "known");
    private final KnownDocuments known = new KnownDocuments(mongo);

    @org.springframework.data.mongodb.core.mapping.Document("things")
    @Format(2)
    record Thing(@Id String id, String place, int number) {}

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    /** Thirty, of which every third is newer, one in a row of four; some are of the first format, without a number. */
    @BeforeEach
    void store() {
        mongo.remove(new Query(), "things");
        mongo.indexOps(Thing.class)
                .createIndex(new Index("place", Sort.Direction.ASC).unique().sparse());
        for (int i = 0; i < 30; i++) {
            Document thing =
                    new Document("_id", "t" + i).append("place", place(i)).append("number", i);
            if (isNewer(i)) {
                thing.append("format", 3);
            } else if (i % 2 == 0) {
                thing.append("format", 2);
            }
            mongo.getCollection("things").insertOne(thing);
        }
    }

    @Test
    void areListedWithoutTheNewer() {
        assertThat(known.find(new Query(), Thing.class))
                .extracting(Thing::number)
                .containsExactlyInAnyOrderElementsOf(others());
    }

    @Test
    void areAsManyAsWantedHoweverManyNewerStandBetween() {
        for (int limit : new int[] {1, 3, 7, 20, 100}) {
            assertThat(known.inRange(Thing.class, "place", "p", "q", limit))
                    .extracting(Thing::number)
                    .isEqualTo(others().stream().limit(limit).toList());
        }
        assertThat(known.inRange(Thing.class, "place", place(3), place(7), 9)).isEmpty();
    }

    @Test
    void areGivenAsTheyAreStoredWithTheFieldsThatAreWanted() {
        List<Document> found = known.documents(Thing.class, "place", place(7), "q", 2, "number");
        assertThat(found).extracting(each -> each.get("number")).containsExactly(7, 8);
        assertThat(known.documents(Thing.class, "place", "p", "q", 1).get(0)).containsEntry("place", place(1));
    }

    @Test
    void areChangedOnlyIfNoNewerVersionHasStoredThem() {
        Update change = new Update().set("number", -1);
        List<String> ids = IntStream.range(0, 30).mapToObj(i -> "t" + i).toList();
        long changed = mongo.updateMulti(Query.query(KnownDocuments.ids(Thing.class, ids)), change, Thing.class)
                .getModifiedCount();
        assertThat(changed).isEqualTo(others().size());
        assertThat(mongo.find(Query.query(Criteria.where("number").ne(-1)), Document.class, "things"))
                .hasSize(30 - others().size())
                .allMatch(each -> each.getInteger("format") == 3);
    }

    @Test
    void areNumberedWhereAnUpdateMakesOneAndLeftAloneWhereItIsNewer() {
        Update change = new Update().set("number", -1);
        mongo.upsert(
                Query.query(KnownDocuments.id(Thing.class, "fresh")),
                KnownDocuments.numbered(Thing.class, change),
                Thing.class);
        assertThat(mongo.findById("fresh", Document.class, "things")).containsEntry("format", 2);

        Document newer = mongo.findById("t3", Document.class, "things");
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> mongo.upsert(
                        Query.query(KnownDocuments.id(Thing.class, "t3")),
                        KnownDocuments.numbered(Thing.class, change),
                        Thing.class));
        assertThat(mongo.findById("t3", Document.class, "things")).isEqualTo(newer);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> known.mustBeKnown(Thing.class, List.of("t1", "t3")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        assertThatCode(() -> known.mustBeKnown(Thing.class, List.of("t1", "t2", "none")))
                .doesNotThrowAnyException();
    }

    @Test
    void areNumberedByEachUpdateAndNeverLower() {
        Update change = new Update().set("number", -1);
        mongo.getCollection("things").insertOne(new Document("_id", "first").append("format", 1));

        known.updateFirst(Query.query(Criteria.where("_id").is("first")), change, Thing.class);
        known.updateFirst(Query.query(Criteria.where("_id").is("t1")), change, Thing.class);
        known.upsert("t7", change, Thing.class);
        known.updateMulti(Query.query(Criteria.where("_id").in("t3", "t11")), change, Thing.class);

        for (String id : List.of("first", "t1", "t7", "t11")) {
            assertThat(mongo.findById(id, Document.class, "things"))
                    .as(id)
                    .containsEntry("format", 2)
                    .containsEntry("number", -1);
        }
        assertThat(mongo.findById("t3", Document.class, "things"))
                .containsEntry("format", 3)
                .containsEntry("number", 3);
    }

    @Test
    void areNumberedByEachUpdateOfTheDriver() {
        DriverFormat format = new DriverFormat(Thing.class);
        mongo.getCollection("things").insertOne(new Document("_id", "first").append("format", 1));
        for (String id : List.of("first", "t1", "t3")) {
            mongo.getCollection("things").updateOne(Filters.eq("_id", id), format.number());
        }
        assertThat(List.of("first", "t1", "t3"))
                .extracting(id -> mongo.findById(id, Document.class, "things").get("format"))
                .containsExactly(2, 2, 3);
    }

    @Test
    void areTakenAndRemovedOnlyIfNoNewerVersionHasStoredThem() {
        known.remove(Query.query(Criteria.where("_id").in("t1", "t3")), Thing.class);
        assertThat(mongo.findById("t1", Document.class, "things")).isNull();
        assertThat(mongo.findById("t3", Document.class, "things")).isNotNull();
        assertThat(known.take("t2", Thing.class)).isEqualTo(new Thing("t2", place(2), 2));
        assertThat(known.take("t2", Thing.class)).isNull();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> known.take("t3", Thing.class));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> known.upsert("t3", new Update(), Thing.class));
        known.removeOfAnyFormat(Query.query(Criteria.where("_id").is("t3")), Thing.class);
        assertThat(mongo.findById("t3", Document.class, "things")).isNull();
    }

    private static List<Integer> others() {
        return IntStream.range(0, 30).filter(i -> !isNewer(i)).boxed().toList();
    }

    private static boolean isNewer(int i) {
        return i % 3 == 0 || i >= 3 && i <= 6;
    }

    private static String place(int i) {
        return String.format("p%02d", i);
    }
}
