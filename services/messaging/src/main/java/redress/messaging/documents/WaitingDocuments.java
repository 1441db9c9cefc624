package redress.messaging.documents;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;

/** The documents of one collection whose outbox is not empty. */
final class WaitingDocuments {

    static final int LIMIT = 200;

    private static final String PENDING = "outbox.pending";

    private final Supplier<MongoCollection<Document>> collection;
    private boolean indexed;

    WaitingDocuments(Supplier<MongoCollection<Document>> collection) {
        this.collection = collection;
    }

    /**
     * @param ids documents to read if they still wait
     * @param all whether to read the others too, as many as a pass takes
     * @param beyond how many more to read, since so many are passed by
     */
    Map<String, WaitingDocument> find(Set<String> ids, boolean all, int beyond) {
        if (!indexed) {
            collection
                    .get()
                    .createIndex(
                            Indexes.ascending(PENDING),
                            new IndexOptions().sparse(true).unique(true));
            indexed = true;
        }
        Map<String, WaitingDocument> found = new LinkedHashMap<>();
        if (all) {
            // every string is that or more; a range reads the sparse index alone, in MongoDB and in the embedded store
            collect(collection.get().find(gte(PENDING, "")).limit(LIMIT + beyond), found);
        }
        List<String> missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            collect(collection.get().find(in("_id", missing)), found);
        }
        return found;
    }

    private static void collect(FindIterable<Document> documents, Map<String, WaitingDocument> found) {
        for (Document each : documents.projection(include("version", "outbox"))) {
            Document outbox = each.get("outbox", Document.class);
            if (outbox != null && outbox.getString("pending") != null) {
                found.put(each.getString("_id"), WaitingDocument.of(each));
            }
        }
    }

    /** @return false if not all documents were still as they had been read */
    boolean update(List<UpdateOneModel<Document>> marks) {
        if (marks.isEmpty()) {
            return true;
        }
        BulkWriteResult result = collection.get().bulkWrite(marks, new BulkWriteOptions().ordered(false));
        return result.getMatchedCount() == marks.size();
    }
}
