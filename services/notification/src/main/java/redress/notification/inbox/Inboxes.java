package redress.notification.inbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The door to the inboxes. */
@Component
public class Inboxes {

    private static final int TRIES = 5;

    private final MongoTemplate mongo;

    Inboxes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Puts items into the inboxes of people: one read and one write for any number of them. May be repeated. */
    public void put(Map<String, ? extends Collection<InboxItem>> byPerson) {
        for (int i = 0; i < TRIES && !byPerson.isEmpty(); i++) {
            if (write(byPerson)) {
                return;
            }
        }
        if (!byPerson.isEmpty()) {
            throw new OptimisticLockingFailureException("inboxes keep changing");
        }
    }

    List<InboxItem> of(String personId) {
        PersonInbox inbox = read(Set.of(personId)).get(personId);
        return inbox == null ? List.of() : inbox.items();
    }

    private Map<String, PersonInbox> read(Set<String> personIds) {
        Map<String, PersonInbox> inboxes = new HashMap<>();
        for (Document stored : collection().find(Filters.in("_id", personIds))) {
            PersonInbox inbox = PersonInbox.of(stored);
            inboxes.put(inbox.personId(), inbox);
        }
        return inboxes;
    }

    private boolean write(Map<String, ? extends Collection<InboxItem>> byPerson) {
        Map<String, PersonInbox> stored = read(byPerson.keySet());
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        byPerson.forEach((personId, items) -> {
            PersonInbox before = stored.getOrDefault(personId, PersonInbox.empty(personId));
            PersonInbox after = before.with(items);
            if (after != before) {
                writes.add(new ReplaceOneModel<>(
                        Filters.and(Filters.eq("_id", personId), Filters.eq("version", before.version())),
                        after.stored(),
                        new ReplaceOptions().upsert(true)));
            }
        });
        return writes.isEmpty() || all(writes);
    }

    /** An inbox that another has changed meanwhile shows as a duplicate key: the upsert finds no such version and tries to insert. */
    private boolean all(List<ReplaceOneModel<Document>> writes) {
        try {
            BulkWriteResult result = collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream()
                    .allMatch(each -> ErrorCategory.fromErrorCode(each.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** The driver's own: an inbox is a hundred items, and Spring Data's mapping of each was most of the work. */
    private MongoCollection<Document> collection() {
        return mongo.getCollection("inboxes");
    }
}
