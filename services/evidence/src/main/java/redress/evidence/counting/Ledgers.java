package redress.evidence.counting;

import com.mongodb.bulk.BulkWriteResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.events.Topic;
import redress.platform.messaging.Envelope;

/**
 * The figures of each scope, in one document a scope and partition. A document carries, beside its figures, the offset behind the last
 * event that went into them, and both change in one write: so an event counts once, however often it is delivered and wherever a
 * process is killed. Reading costs the same for a million cases as for one.
 */
@Component
public class Ledgers {

    private static final Set<Topic> COUNTED = Set.of(Topic.CASE, Topic.NOTICE);

    private final MongoTemplate mongo;
    private final int partitions;

    /** The offset behind the last counted event, by document; as far as this process wrote or read it. */
    private final Map<String, Long> behind = new ConcurrentHashMap<>();

    Ledgers(MongoTemplate mongo, @Value("${redress.evidence.partitions}") int partitions) {
        this.mongo = mongo;
        this.partitions = partitions;
    }

    @Document("evidence_counts")
    record Stored(@Id String id, long next, @Nullable Map<String, Long> figures) {}

    /** What a poll adds to one document. */
    private static final class Addition {
        private final Map<String, Long> figures = new LinkedHashMap<>();
        private long next;
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
        Map<String, Addition> additions = additions(poll);
        if (additions.isEmpty()) {
            return;
        }
        try {
            write(additions);
        } catch (RuntimeException e) {
            behind.keySet().removeAll(touched);
            throw e;
        }
        additions.forEach((id, addition) -> behind.put(id, addition.next));
    }

    private Map<String, Addition> additions(List<Envelope> poll) {
        Map<String, Addition> additions = new HashMap<>();
        for (Envelope each : poll) {
            for (Figure figure : Tally.of(each.event())) {
                String id = id(each, figure);
                if (each.offset() >= behind.getOrDefault(id, 0L)) {
                    Addition addition = additions.computeIfAbsent(id, key -> new Addition());
                    addition.figures.merge(figure.name(), figure.by(), Long::sum);
                    addition.next = Math.max(addition.next, each.offset() + 1);
                }
            }
        }
        return additions;
    }

    private void learn(List<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> !behind.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            Query query = Query.query(Criteria.where("_id").in(unknown));
            query.fields().include("next");
            mongo.find(query, Stored.class).forEach(stored -> behind.put(stored.id(), stored.next()));
        }
    }

    private void write(Map<String, Addition> additions) {
        BulkOperations writes = mongo.bulkOps(BulkMode.UNORDERED, Stored.class);
        additions.forEach((id, addition) -> {
            Long known = behind.get(id);
            Criteria where = Criteria.where("_id").is(id);
            where = known == null
                    ? where.and("next").exists(false)
                    : where.and("next").is(known);
            Update update = new Update().set("next", addition.next);
            addition.figures.forEach((name, by) -> update.inc("figures." + name, by));
            if (known == null) {
                writes.upsert(Query.query(where), update);
            } else {
                writes.updateOne(Query.query(where), update);
            }
        });
        BulkWriteResult result = writes.execute();
        if (result.getMatchedCount() + result.getUpserts().size() != additions.size()) {
            throw new OptimisticLockingFailureException("Another process counts the same partition");
        }
    }

    private Counts read(String scope) {
        List<String> ids = new ArrayList<>();
        for (Topic topic : COUNTED) {
            IntStream.range(0, partitions).forEach(partition -> ids.add(id(topic, partition, scope)));
        }
        Counts counts = new Counts();
        mongo.find(Query.query(Criteria.where("_id").in(ids)), Stored.class).forEach(stored -> {
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
