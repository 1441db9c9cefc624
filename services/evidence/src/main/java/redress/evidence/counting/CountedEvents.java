package redress.evidence.counting;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.dao.OptimisticLockingFailureException;
import redress.platform.mongo.DriverFormat;

/**
 * Which events of a case have been counted, by their sequence, in one small document a case; for ever, so that neither their order nor
 * how often they come matters. Not safe for use by several threads.
 */
final class CountedEvents {

    static final DriverFormat FORMAT = new DriverFormat(StoredMarks.class);

    private static final int CACHED = 2_000;

    private final Supplier<MongoCollection<Document>> collection;
    private final Map<String, Known> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > CACHED;
        }
    };

    /** @param marks sorted; {@code version} 0 for what is not stored yet */
    private record Known(long version, long[] marks) {

        static final Known NOTHING = new Known(0, new long[0]);

        static Known of(Document read) {
            Document stored = FORMAT.mustBeKnown(read);
            ByteBuffer bytes = ByteBuffer.wrap(stored.get("marks", Binary.class).getData());
            long[] marks = new long[bytes.remaining() / Long.BYTES];
            bytes.asLongBuffer().get(marks);
            return new Known(stored.getLong("v"), marks);
        }

        Known with(Set<Long> more) {
            long[] all = LongStream.concat(Arrays.stream(marks), more.stream().mapToLong(Long::longValue))
                    .distinct()
                    .sorted()
                    .toArray();
            return new Known(version + 1, all);
        }

        Binary bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(marks.length * Long.BYTES);
            bytes.asLongBuffer().put(marks);
            return new Binary(bytes.array());
        }
    }

    CountedEvents(Supplier<MongoCollection<Document>> collection) {
        this.collection = collection;
    }

    /** To be called before {@link #has}, with all keys of a poll; at most {@value #CACHED}. */
    void learn(Collection<String> keys) {
        List<String> unknown =
                keys.stream().filter(key -> cache.get(key) == null).toList();
        if (!unknown.isEmpty()) {
            Map<String, Known> read = new LinkedHashMap<>();
            unknown.forEach(key -> read.put(key, Known.NOTHING));
            collection
                    .get()
                    .find(Filters.in("_id", unknown))
                    .forEach(stored -> read.put(stored.getString("_id"), Known.of(stored)));
            cache.putAll(read);
        }
    }

    boolean has(String key, long mark) {
        return Arrays.binarySearch(cache.getOrDefault(key, Known.NOTHING).marks(), mark) >= 0;
    }

    /**
     * Durable when it returns.
     *
     * @throws OptimisticLockingFailureException if another process has written for one of the keys
     */
    void remember(Map<String, Set<Long>> fresh) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        Map<String, Known> after = new LinkedHashMap<>();
        fresh.forEach((key, marks) -> {
            Known before = cache.getOrDefault(key, Known.NOTHING);
            Known now = before.with(marks);
            boolean first = before.version() == 0;
            Bson asKnown = Filters.and(
                    Filters.eq("_id", key), first ? Filters.exists("v", false) : Filters.eq("v", before.version()));
            writes.add(new UpdateOneModel<>(
                    asKnown,
                    Updates.combine(
                            Updates.set("v", now.version()), Updates.set("marks", now.bytes()), FORMAT.number()),
                    new UpdateOptions().upsert(first)));
            after.put(key, now);
        });
        BulkWriteResult result = collection.get().bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getMatchedCount() + result.getUpserts().size() != writes.size()) {
            throw new OptimisticLockingFailureException("Another process counts the same cases");
        }
        cache.putAll(after);
    }

    void forget(Collection<String> keys) {
        keys.forEach(cache::remove);
    }
}
