package redress.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.StuckEvent;
import redress.messaging.samples.SampleEvents;
import redress.platform.problems.Refusal;
import redress.platform.samples.Backends;

/** Events that were set aside, also by a newer version. */
class MongoAsideIT {

    private static final MongoClient CLIENT = MongoClients.create(Backends.documents());
    private static final Instant AT = Instant.parse("2026-03-31T10:00:00Z");

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, "aside");
    private final String outbox = SampleEvents.id();
    private final MongoAside aside = new MongoAside(mongo, outbox);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void areStoredAsTheirFormatSays() {
        Sample sample = Sample.withEvents(2);
        OutboxEntry entry = setAside(sample);
        String id = outbox + "/" + entry.id();
        assertThat(mongo.findById(id, StoredAside.class))
                .isEqualTo(new StoredAside(id, sample.id, entry.type(), entry, "TOO_LARGE", AT, "an-administrator"));
        assertThat(stored(entry)).containsEntry("format", 1);
    }

    @Test
    void areLeftAloneWhereANewerVersionHasStoredThem() {
        Sample sample = Sample.withEvents(1);
        OutboxEntry newer = setAside(sample);
        collection().updateOne(Filters.eq("_id", outbox + "/" + newer.id()), Updates.set("format", 2));
        Document before = stored(newer);
        OutboxEntry other = setAside(Sample.withEvents(1));
        OutboxEntry another = setAside(Sample.withEvents(1));

        assertThat(aside.after("", 1)).hasSize(1);
        assertThat(aside.after("", 10)).extracting(StuckEvent::id).containsExactlyInAnyOrder(other.id(), another.id());
        mongo.save(freshCopyOf(sample), outbox);
        for (ThrowingCallable refused :
                List.<ThrowingCallable>of(() -> aside.find(newer.id()), () -> put(sample, newer))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(refused)
                    .satisfies(each -> assertThat(each.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        }
        assertThat(stored(newer)).isEqualTo(before);
    }

    private OutboxEntry setAside(Sample sample) {
        mongo.insert(sample, outbox);
        OutboxEntry first = sample.outbox.entries().get(0);
        assertThat(put(sample, first)).isTrue();
        return first;
    }

    private boolean put(Sample sample, OutboxEntry entry) {
        return aside.put(
                new HeldBack.Event(sample.id, entry.id(), entry.type(), "TOO_LARGE", AT, 1, AT),
                "an-administrator",
                AT);
    }

    /** As if its event waited once more. */
    private static Sample freshCopyOf(Sample sample) {
        Sample copy = new Sample();
        copy.id = sample.id;
        copy.version = 1L;
        copy.outbox = sample.outbox;
        return copy;
    }

    private Document stored(OutboxEntry entry) {
        return collection().find(Filters.eq("_id", outbox + "/" + entry.id())).first();
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection("outbox_aside");
    }
}
