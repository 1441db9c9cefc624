package redress.notification.listening;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import redress.platform.formats.Unnumbered;

/** A set of ids that only grows, as a collection of its own. */
@Unnumbered("Each is an id and nothing else; another fact about it would be another collection")
final class KeptIds {

    private final MongoTemplate mongo;
    private final String collection;

    KeptIds(MongoTemplate mongo, String collection) {
        this.mongo = mongo;
        this.collection = collection;
    }

    /** Durable when it returns. May be repeated. */
    void add(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            mongo.bulkOps(BulkMode.UNORDERED, collection)
                    .insert(ids.stream().map(id -> new Document("_id", id)).toList())
                    .execute();
        } catch (DuplicateKeyException e) {
            // known already; those that were not have been written
        } catch (DataAccessException e) {
            if (!among(ids).containsAll(ids)) {
                throw e;
            }
        }
    }

    /** Those of them that are in it. */
    Set<String> among(Collection<String> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Document.class, collection).stream()
                .map(each -> each.getString("_id"))
                .collect(Collectors.toSet());
    }
}
