package redress.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import redress.embedded.ordering.Range;
import redress.embedded.ordering.Walk;

/** The index of the id, which is the map of documents itself: it has nothing of its own to add or to remove. */
final class StoredIdIndex extends AbstractUniqueIndex<Object> implements Walk {

    private final MVMap<Object, byte[]> documents;

    StoredIdIndex(MVMap<Object, byte[]> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public Stream<Object> walk(Range range, boolean backward) {
        return Walk.of(documents, range.from(), range.to(), backward)
                .map(Map.Entry::getKey)
                .takeWhile(range::holds);
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        Object id = Missing.ofNullable(key.get(0));
        return documents.containsKey(id) ? id : null;
    }

    @Override
    public void add(Document document, Object id, MongoCollection<Object> collection) {
        // the document is there already
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object id) {
        throw new UnsupportedOperationException();
    }

    /** The document is removed after its index entries. */
    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return () -> walk(Range.ALL, false)
                .map(id -> (Entry<KeyValue, Object>) new SimpleImmutableEntry<>(new KeyValue(id), id))
                .iterator();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public long getDataSize() {
        return 0;
    }
}
