package redress.messaging.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

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
import redress.messaging.outbox.AsideStore;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.StuckEvent;
import redress.messaging.publishing.CannotSend;
import redress.platform.mongo.DriverFormat;

/** In a collection of its own, since a service writes its documents whole. One for each outbox. */
final class MongoAside implements AsideStore {

    private static final String COLLECTION = "outbox_aside";
    private static final DriverFormat FORMAT = new DriverFormat(StoredAside.class);
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
            aside().find(eq("_id", key(held.eventId()))).forEach(FORMAT::mustBeKnown);
            aside().replaceOne(
                            and(eq("_id", key(held.eventId())), FORMAT.notNewer()),
                            FORMAT.numbered(new Document("_id", key(held.eventId()))
                                    .append("document", held.aggregate())
                                    .append("type", held.type())
                                    .append("entry", entry)
                                    .append("reason", held.reason())
                                    .append("at", Date.from(at))
                                    .append("by", by)),
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
        String last = key(id);
        while (found.size() < limit) {
            int wanted = limit - found.size();
            List<Document> page = aside().find(and(gt("_id", last), lt("_id", outbox + "0")))
                    .sort(Sorts.ascending("_id"))
                    .limit(wanted)
                    .into(new ArrayList<>());
            page.stream().filter(FORMAT::isKnown).forEach(each -> found.add(stuck(each)));
            if (page.size() < wanted) {
                break;
            }
            last = page.get(wanted - 1).getString("_id");
        }
        return found;
    }

    private StuckEvent stuck(Document stored) {
        return new StuckEvent(
                outbox,
                stored.getString("_id").substring(outbox.length() + 1),
                stored.getString("type"),
                stored.getString("reason"),
                stored.getDate("at").toInstant(),
                0,
                true);
    }

    @Override
    public Optional<OutboxEntry> find(String id) {
        Document found = aside().find(eq("_id", key(id))).first();
        return Optional.ofNullable(found)
                .map(FORMAT::mustBeKnown)
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
