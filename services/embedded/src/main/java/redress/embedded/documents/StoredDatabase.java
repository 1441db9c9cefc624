package redress.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import redress.embedded.ordering.KeyValueType;
import redress.embedded.ordering.ValueType;

/** A database: one map of documents for each collection and one map for each unique index other than that of the id. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private static final String DOCUMENTS = "documents/";
    private static final String INDEX = "index/";

    private final MVStore store;

    private StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
    }

    static StoredDatabase open(String name, MVStore store, CursorRegistry cursors) {
        StoredDatabase database = new StoredDatabase(name, store, cursors);
        database.initializeNamespacesAndIndexes();
        return database;
    }

    static Set<String> namesIn(MVStore store) {
        return store.getMapNames().stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('/', DOCUMENTS.length())))
                .collect(Collectors.toSet());
    }

    private MVMap<Object, byte[]> documents(String collection) {
        return store.openMap(
                DOCUMENTS + databaseName + "/" + collection,
                new MVMap.Builder<Object, byte[]>().keyType(new ValueType()).valueType(ByteArrayDataType.INSTANCE));
    }

    private String indexMap(String collection, String index) {
        return INDEX + databaseName + "/" + collection + "/" + index;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(this, collection, options, documents(collection), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        if (index.equals("_id_")) {
            return new StoredIdIndex(documents(collection), index, keys);
        }
        MVMap<KeyValue, Object> map = store.openMap(
                indexMap(collection, index),
                new MVMap.Builder<KeyValue, Object>()
                        .keyType(new KeyValueType())
                        .valueType(new ValueType()));
        return new StoredUniqueIndex(map, index, keys, sparse);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        store.removeMap(indexMap(collection.getCollectionName(), index));
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        store.removeMap(documents(collection));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        List<String> maps = store.getMapNames().stream()
                .filter(map ->
                        map.startsWith(DOCUMENTS + databaseName + "/") || map.startsWith(INDEX + databaseName + "/"))
                .toList();
        maps.forEach(store::removeMap);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new MongoServerException("Collections cannot be renamed here");
    }

    @Override
    protected long getStorageSize() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
