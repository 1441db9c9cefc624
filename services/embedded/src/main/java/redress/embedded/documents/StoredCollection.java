package redress.embedded.documents;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import redress.embedded.ordering.Bson;
import redress.embedded.ordering.Order;
import redress.embedded.ordering.Range;
import redress.embedded.ordering.Walk;

/**
 * A collection as a map from id to BSON bytes. Bytes, because the server changes documents where they lie: each reader gets a copy
 * of its own, and a commit copies bytes instead of writing objects out again.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final String ID = "_id";

    private final MVMap<Object, byte[]> documents;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    /** Uses a unique index also when the query asks for more than its keys, as an update by id and version does. */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        for (Index<Object> index : getIndexes()) {
            Document keys = keysOf(index, query);
            if (keys != null && index.canHandle(keys)) {
                Stream<Object> ids =
                        StreamSupport.stream(index.getPositions(keys).spliterator(), false);
                return answer(ids, query, orderBy, skip, limit, batchSize, projection);
            }
        }
        for (Index<Object> index : getIndexes()) {
            Optional<Range> range = index.getKeys().size() == 1 ? Range.of(fieldOf(index), query) : Optional.empty();
            if (range.isPresent() && index instanceof Walk walk) {
                return walk(walk, fieldOf(index), range.get(), query, orderBy, skip, limit, batchSize, projection);
            }
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** Goes no further along the index than the answer needs, where the answer has the index's order. */
    private QueryResult walk(
            Walk walk,
            String field,
            Range range,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Order order = Order.along(field, orderBy);
        Stream<Object> ids = walk.walk(range, order == Order.BACKWARD);
        return answer(ids, query, order == Order.OTHER ? orderBy : null, skip, limit, batchSize, projection);
    }

    private static String fieldOf(Index<Object> index) {
        return index.getKeys().get(0).getKey();
    }

    private QueryResult answer(
            Stream<Object> ids,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> found = asksForIdsAlone(query, orderBy, projection)
                ? ids.map(id -> new Document(ID, id))
                : ids.map(this::getDocument);
        return matchDocumentsFromStream(found, query, orderBy, skip, limit, batchSize, projection);
    }

    /** Such a question is answered from the keys; no document is read. */
    private static boolean asksForIdsAlone(Document query, @Nullable Document orderBy, @Nullable Document projection) {
        return projection != null
                && (orderBy == null || orderBy.keySet().equals(Set.of(ID)))
                && projection.keySet().equals(Set.of(ID))
                && Utils.isTrue(projection.get(ID))
                && query.keySet().equals(Set.of(ID));
    }

    private static @Nullable Document keysOf(Index<Object> index, Document query) {
        Document keys = new Document();
        for (IndexKey key : index.getKeys()) {
            if (!query.containsKey(key.getKey())) {
                return query.get("$and") instanceof Collection<?> parts ? keysOfAPart(index, parts) : null;
            }
            Object value = query.get(key.getKey());
            boolean equality =
                    value instanceof Document operator && operator.keySet().equals(Set.of("$eq"));
            keys.put(key.getKey(), equality ? ((Document) value).get("$eq") : value);
        }
        return keys;
    }

    private static @Nullable Document keysOfAPart(Index<Object> index, Collection<?> parts) {
        for (Object part : parts) {
            Document keys = part instanceof Document query ? keysOf(index, query) : null;
            if (keys != null) {
                return keys;
            }
        }
        return null;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Order order = isNaturalDescending(orderBy) ? Order.BACKWARD : Order.along(ID, orderBy);
        Stream<Document> all =
                Walk.of(documents, null, null, order == Order.BACKWARD).map(entry -> Bson.decode(entry.getValue()));
        return matchDocumentsFromStream(
                all, query, order == Order.OTHER ? orderBy : null, skip, limit, batchSize, projection);
    }

    /** Where only the first ones are asked for, no more than twice as many are ever held. */
    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> found,
            int skip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> order,
            @Nullable Document projection) {
        if (order == null || limit <= 0) {
            return super.matchDocumentsFromStream(query, found, skip, limit, batchSize, order, projection);
        }
        List<Document> first =
                Order.first(Math.addExact(skip, limit), found.filter(each -> documentMatchesQuery(each, query)), order);
        return super.matchDocumentsFromStream(query, first.stream(), skip, limit, batchSize, null, projection);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object key = getIdField() == null ? UUID.randomUUID() : Missing.ofNullable(document.get(getIdField()));
        byte[] before = documents.put(key, Bson.encode(document));
        if (before != null) {
            throw new IllegalStateException("There was a document with the id " + key + " in " + this);
        }
        return key;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, Bson.encode(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("No document with the id " + position + " in " + this);
        }
    }

    @Override
    protected Document getDocument(Object position) {
        return Bson.decode(
                Objects.requireNonNull(documents.get(position), "an index names a document that is not there"));
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return Walk.of(documents, null, null, false)
                .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        // not kept: it would cost a page at each commit
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
