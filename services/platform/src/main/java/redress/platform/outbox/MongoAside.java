package redress.platform.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.platform.messaging.CannotSend;

/** In a collection of its own, since a service writes its documents whole. One for each outbox. */
final class MongoAside implements AsideStore {

    private static final String COLLECTION = "outbox_aside";
    private static final int ATTEMPTS = 10;

    private final MongoTemplate mongo;
    private final String outbox;

    MongoAside(MongoTemplate mongo, String outbox) {
        this.mongo = mongo;
        this.outbox = outbox;
    }

    @Override
    public boolean put(HeldBack.Event held, String by, Instant at) {
        WaitingDocuments documents = new WaitingDocuments(() -> mongo.getCollection(outbox));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            WaitingDocument waiting =
                    documents.find(Set.of(held.aggregate()), false, 0).get(held.aggregate());
            Document entry = waiting == null ? null : waiting.storedAs(held.eventId());
            if (waiting == null || entry == null) {
                return false;
            }
            aside().replaceOne(
                            eq("_id", key(held.eventId())),
                            new Document("_id", key(held.eventId()))
                                    .append("document", held.aggregate())
                                    .append("type", held.type())
                                    .append("entry", entry)
                                    .append("reason", held.reason())
                                    .append("at", Date.from(at))
                                    .append("by", by),
                            new ReplaceOptions().upsert(true));
            if (documents.update(List.of(waiting.mark(Set.of(held.eventId()), waiting.fence())))) {
                return true;
            }
        }
        throw new org.springframework.dao.OptimisticLockingFailureException("The document changes all the time");
    }

    @Override
    public List<StuckEvent> after(String id, int limit) {
        List<StuckEvent> found = new ArrayList<>();
        aside().find(and(gt("_id", key(id)), com.mongodb.client.model.Filters.lt("_id", outbox + "0")))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .forEach(each -> found.add(new StuckEvent(
                        outbox,
                        each.getString("_id").substring(outbox.length() + 1),
                        each.getString("type"),
                        each.getString("reason"),
                        each.getDate("at").toInstant(),
                        0,
                        true)));
        return found;
    }

    @Override
    public Optional<Entry> find(String id) {
        Document found = aside().find(eq("_id", key(id))).first();
        return Optional.ofNullable(found)
                .map(each -> WaitingDocument.entry(each.get("entry", Document.class))
                        .orElseThrow(() -> new CannotSend("UNREADABLE")));
    }

    @Override
    public void remove(String id) {
        aside().deleteOne(eq("_id", key(id)));
    }

    /** A slash, and before the next character all those of this outbox. */
    private String key(String id) {
        return outbox + "/" + id;
    }

    private MongoCollection<Document> aside() {
        return mongo.getCollection(COLLECTION);
    }
}
