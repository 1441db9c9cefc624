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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import redress.platform.formats.Formats;
import redress.platform.mongo.WriteConflicts;

/** The door to the inboxes. */
@Component
public class Inboxes {

    private final MongoTemplate mongo;

    Inboxes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Puts items into the inboxes of people: one read and one write for any number of them. May be repeated.
     *
     * @return whether all are in; false if a newer version has stored one of the inboxes, which was left alone
     */
    public boolean put(Map<String, ? extends Collection<InboxItem>> byPerson) {
        return byPerson.isEmpty()
                || WriteConflicts.RETRY.invoke(() -> {
                    Stored stored = read(byPerson.keySet());
                    write(byPerson, stored);
                    return stored.newer().isEmpty();
                });
    }

    List<InboxItem> of(String personId) {
        Stored stored = read(Set.of(personId));
        if (!stored.newer().isEmpty()) {
            throw Formats.refusal();
        }
        PersonInbox inbox = stored.known().get(personId);
        return inbox == null ? List.of() : inbox.items();
    }

    /** @param newer whose inboxes a newer version has stored */
    private record Stored(Map<String, PersonInbox> known, Set<String> newer) {}

    private Stored read(Set<String> personIds) {
        Stored found = new Stored(new HashMap<>(), new HashSet<>());
        for (Document stored : collection().find(Filters.in("_id", personIds))) {
            if (PersonInbox.FORMAT.isKnown(stored)) {
                PersonInbox inbox = PersonInbox.of(stored);
                found.known().put(inbox.personId(), inbox);
            } else {
                found.newer().add(stored.getString("_id"));
            }
        }
        return found;
    }

    private void write(Map<String, ? extends Collection<InboxItem>> byPerson, Stored stored) {
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        byPerson.forEach((personId, items) -> {
            PersonInbox before = stored.known().getOrDefault(personId, PersonInbox.empty(personId));
            PersonInbox after = before.with(items);
            if (after != before && !stored.newer().contains(personId)) {
                writes.add(new ReplaceOneModel<>(
                        Filters.and(Filters.eq("_id", personId), Filters.eq("version", before.version())),
                        after.stored(),
                        new ReplaceOptions().upsert(true)));
            }
        });
        if (!writes.isEmpty() && !all(writes)) {
            throw new OptimisticLockingFailureException("An inbox was changed meanwhile");
        }
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
