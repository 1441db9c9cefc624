package redress.evidence.counting;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.events.Topic;
import redress.platform.messaging.Envelope;
import redress.platform.messaging.TopicIds;

/**
 * The figures of each scope, in one document a scope and partition. A document carries, beside its figures, the offset behind the last
 * event that went into them, and both change in one write: so an event counts once, however often it is delivered and wherever a
 * process is killed. An event that its publisher has sent twice lies at two offsets; it is known again by its id, as long as it is among
 * the last {@value #REMEMBERED} of its document, which is more than any relay sends between two marks. Offsets hold for one topic only,
 * until it is made anew. Reading costs the same for a million cases as for one.
 */
@Component
public class Ledgers {

    private static final Set<Topic> COUNTED = Set.of(Topic.CASE, Topic.NOTICE);

    static final int REMEMBERED = 512;

    private static final Logger LOG = LoggerFactory.getLogger(Ledgers.class);

    private final MongoTemplate mongo;
    private final TopicIds topicIds;
    private final int partitions;

    /** How far each document has counted; as far as this process wrote or read it. */
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();

    /** The topics that this process has made sure of. */
    private final Set<Topic> sureOf = ConcurrentHashMap.newKeySet();

    Ledgers(MongoTemplate mongo, TopicIds topicIds, @Value("${redress.evidence.partitions}") int partitions) {
        this.mongo = mongo;
        this.topicIds = topicIds;
        this.partitions = partitions;
    }

    @Document("evidence_counts")
    record Stored(
            @Id String id,
            long next,
            byte @Nullable [] recent,
            @Nullable Map<String, Long> figures) {

        Mark mark() {
            List<Long> ids = new ArrayList<>();
            for (ByteBuffer bytes = ByteBuffer.wrap(recent == null ? new byte[0] : recent); bytes.hasRemaining(); ) {
                ids.add(bytes.getLong());
            }
            return new Mark(next, List.copyOf(ids));
        }
    }

    /** The topic that the marks are of. */
    @Document("evidence_topics")
    record Counted(@Id String name, String topicId) {}

    /** @param next the offset behind the last counted event; {@code recent} the last counted events, the oldest first */
    private record Mark(long next, List<Long> recent) {

        /** Eight bytes each: as an array they would be most of the work of a write. */
        byte[] bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(recent.size() * Long.BYTES);
            recent.forEach(bytes::putLong);
            return bytes.array();
        }
    }

    /** What a poll adds to one document. */
    private static final class Addition {
        private final Map<String, Long> figures = new LinkedHashMap<>();
        private final Set<Long> recent;
        private final Map<Long, Long> offsets = new HashMap<>();
        private long next;

        Addition(@Nullable Mark before) {
            recent = new LinkedHashSet<>(before == null ? List.of() : before.recent());
        }

        void add(Envelope event, Figure figure) {
            long id = UUID.fromString(event.id()).getLeastSignificantBits();
            if (recent.add(id)) {
                offsets.put(id, event.offset());
            }
            if (Objects.equals(offsets.get(id), event.offset())) {
                figures.merge(figure.name(), figure.by(), Long::sum);
            }
            next = Math.max(next, event.offset() + 1);
        }

        Mark mark() {
            List<Long> all = new ArrayList<>(recent);
            return new Mark(next, List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
        }
    }

    public Counts england() {
        return read(Tally.ENGLAND);
    }

    public Counts region(String code) {
        return read(Tally.region(code));
    }

    public Counts compact(String id) {
        return read(Tally.compact(id));
    }

    /** Counts the events of a poll, with one write for all documents. */
    void take(List<Envelope> poll) {
        List<String> touched = poll.stream()
                .flatMap(each -> Tally.of(each.event()).stream().map(figure -> id(each, figure)))
                .distinct()
                .toList();
        learn(touched);
        List<Topic> doubtful = doubtful(poll);
        if (!doubtful.isEmpty()) {
            doubtful.forEach(this::makeSureOf);
            learn(touched);
        }
        Map<String, Addition> additions = additions(poll);
        if (additions.isEmpty()) {
            return;
        }
        try {
            write(additions);
        } catch (RuntimeException e) {
            marks.keySet().removeAll(touched);
            throw e;
        }
        additions.forEach((id, addition) -> marks.put(id, addition.mark()));
    }

    private Map<String, Addition> additions(List<Envelope> poll) {
        Map<String, Addition> additions = new HashMap<>();
        for (Envelope each : poll) {
            for (Figure figure : Tally.of(each.event())) {
                String id = id(each, figure);
                Mark before = marks.get(id);
                if (before == null || each.offset() >= before.next()) {
                    additions.computeIfAbsent(id, key -> new Addition(before)).add(each, figure);
                }
            }
        }
        return additions;
    }

    /** Topics seen for the first time, or with an event at an offset that was counted before. */
    private List<Topic> doubtful(List<Envelope> poll) {
        return poll.stream()
                .filter(each -> {
                    Topic topic = each.type().topic();
                    Mark mark = marks.get(id(topic, each.partition(), Tally.ENGLAND));
                    return !sureOf.contains(topic) || mark != null && each.offset() < mark.next();
                })
                .map(each -> each.type().topic())
                .distinct()
                .toList();
    }

    /** A topic that was removed and made anew begins at offset 0 again: by the old marks all of it would be held for counted. */
    private void makeSureOf(Topic topic) {
        String name = topic.wireName();
        String topicId = topicIds.of(topic);
        Counted before = mongo.findById(name, Counted.class);
        if (before != null && !before.topicId().equals(topicId)) {
            LOG.warn("{} was made anew: it is counted from its beginning", name);
            mongo.updateMulti(
                    Query.query(Criteria.where("_id").gte(name + "-").lt(name + ".")),
                    Update.update("next", 0L),
                    Stored.class);
        }
        marks.keySet().removeIf(id -> id.startsWith(name + "-"));
        mongo.save(new Counted(name, topicId));
        sureOf.add(topic);
    }

    private void learn(List<String> ids) {
        List<String> unknown = ids.stream().filter(id -> !marks.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            Query query = Query.query(Criteria.where("_id").in(unknown));
            query.fields().include("next", "recent");
            mongo.find(query, Stored.class).forEach(stored -> marks.put(stored.id(), stored.mark()));
        }
    }

    /** By the driver itself: Spring Data looks for a property behind each figure's name, which took longer than all the rest. */
    private void write(Map<String, Addition> additions) {
        List<UpdateOneModel<org.bson.Document>> writes = new ArrayList<>();
        additions.forEach((id, addition) -> {
            Mark known = marks.get(id);
            Bson asKnown = Filters.and(
                    Filters.eq("_id", id),
                    known == null ? Filters.exists("next", false) : Filters.eq("next", known.next()));
            Mark mark = addition.mark();
            List<Bson> changes = new ArrayList<>();
            changes.add(Updates.set("next", mark.next()));
            changes.add(Updates.set("recent", new Binary(mark.bytes())));
            addition.figures.forEach((name, by) -> changes.add(Updates.inc("figures." + name, by)));
            writes.add(
                    new UpdateOneModel<>(asKnown, Updates.combine(changes), new UpdateOptions().upsert(known == null)));
        });
        int written = mongo.execute(Stored.class, collection -> {
            BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size();
        });
        if (written != additions.size()) {
            throw new OptimisticLockingFailureException("Another process counts the same partition");
        }
    }

    private Counts read(String scope) {
        List<String> ids = new ArrayList<>();
        for (Topic topic : COUNTED) {
            IntStream.range(0, partitions).forEach(partition -> ids.add(id(topic, partition, scope)));
        }
        Counts counts = new Counts();
        Query query = Query.query(Criteria.where("_id").in(ids));
        query.fields().include("next", "figures");
        mongo.find(query, Stored.class).forEach(stored -> {
            if (stored.figures() != null) {
                counts.add(stored.figures());
            }
        });
        return counts;
    }

    private static String id(Envelope envelope, Figure figure) {
        return id(envelope.type().topic(), envelope.partition(), figure.scope());
    }

    private static String id(Topic topic, int partition, String scope) {
        return topic.wireName() + "-" + partition + ":" + scope;
    }
}
