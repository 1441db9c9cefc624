package redress.notification.inbox;

import com.mongodb.bulk.BulkWriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
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
        PersonInbox inbox = mongo.findById(personId, PersonInbox.class);
        return inbox == null ? List.of() : inbox.items();
    }

    private boolean write(Map<String, ? extends Collection<InboxItem>> byPerson) {
        Map<String, PersonInbox> stored =
                mongo.find(Query.query(Criteria.where("_id").in(byPerson.keySet())), PersonInbox.class).stream()
                        .collect(Collectors.toMap(PersonInbox::personId, Function.identity()));
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, PersonInbox.class);
        List<PersonInbox> changed = new ArrayList<>();
        byPerson.forEach((personId, items) -> {
            PersonInbox before = stored.getOrDefault(personId, PersonInbox.empty(personId));
            PersonInbox after = before.with(items);
            if (after != before) {
                Query asRead = Query.query(
                        Criteria.where("_id").is(personId).and("version").is(before.version()));
                bulk.replaceOne(asRead, after, FindAndReplaceOptions.options().upsert());
                changed.add(after);
            }
        });
        return changed.isEmpty() || all(bulk, changed.size());
    }

    /** An inbox that another has changed meanwhile shows as a duplicate key: the upsert finds no such version and tries to insert. */
    private static boolean all(BulkOperations bulk, int count) {
        try {
            BulkWriteResult result = bulk.execute();
            return result.getMatchedCount() + result.getUpserts().size() == count;
        } catch (DuplicateKeyException | BulkOperationException | ConcurrencyFailureException e) {
            return false;
        }
    }
}
