package redress.platform.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a document by its id even when the query names more than the id, as every guarded write does ({@code _id} and
 * {@code version}). The store as it comes uses an index only for a query of exactly the index's fields, and reads the whole
 * collection for any other.
 */
class IndexedCollection extends H2Collection {

    private static final String ID = "_id";

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Document id = idIn(query);
        if (id == null || id.equals(query)) {
            return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        QueryResult byId = super.queryDocuments(id, null, 0, 0, 0, null);
        return matchDocumentsFromStream(
                StreamSupport.stream(byId.spliterator(), false), query, orderBy, skip, limit, batchSize, fields);
    }

    private static @Nullable Document idIn(Document query) {
        if (query.containsKey(ID)) {
            return new Document(ID, query.get(ID));
        }
        return query.get("$and") instanceof Collection<?> parts
                ? parts.stream()
                        .map(part -> part instanceof Document each ? idIn(each) : null)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
