package redress.embedded.documents;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import redress.embedded.ordering.Range;
import redress.embedded.ordering.Walk;

/** A unique index as a map from key to id. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> implements Walk {

    private final MVMap<KeyValue, Object> ids;

    StoredUniqueIndex(MVMap<KeyValue, Object> ids, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.ids = ids;
    }

    @Override
    public Stream<Object> walk(Range range, boolean backward) {
        return Walk.of(ids, key(range.from()), key(range.to()), backward)
                .takeWhile(entry -> range.holds(entry.getKey().get(0)))
                .map(Map.Entry::getValue);
    }

    private static @Nullable KeyValue key(@Nullable Object value) {
        return value == null ? null : new KeyValue(value);
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return ids.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object id) {
        return ids.putIfAbsent(key, id) == null;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return ids.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return ids.get(key);
    }

    @Override
    public long getCount() {
        return ids.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    @Override
    public long getDataSize() {
        return 0;
    }
}
