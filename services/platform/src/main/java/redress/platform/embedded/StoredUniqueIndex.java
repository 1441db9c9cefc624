package redress.platform.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index as a map from key to id. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<KeyValue, Object> ids;

    StoredUniqueIndex(MVMap<KeyValue, Object> ids, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.ids = ids;
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return range(query).isPresent() || super.canHandle(query);
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        Optional<StringRange> range = range(query);
        if (range.isEmpty()) {
            return super.getPositions(query);
        }
        return range.get().of(ids.keyIterator(new KeyValue(range.get().from())), key -> key.get(0)).stream()
                .map(ids::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<StringRange> range(Document query) {
        List<String> keys = keys();
        return keys.size() == 1 && query.keySet().equals(Set.copyOf(keys))
                ? StringRange.of(query.get(keys.get(0)))
                : Optional.empty();
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
