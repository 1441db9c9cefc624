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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.events.Event;
import redress.events.notification.NoticeDelivered;
import redress.events.notification.NoticeFailed;
import redress.messaging.reading.Envelope;
import redress.platform.formats.Formats;
import redress.platform.mongo.DriverFormat;

/**
 * One counting of all events: the figures of each scope, in one document a scope and partition, and of each case which events are in
 * them. An event counts once by its case and sequence, however often and in whatever order it comes. The figures are written first, each
 * document with the ids of the last {@value #REMEMBERED} events in it, which is more than a poll holds: so where a process is killed
 * before the cases are written, the poll that is delivered again finds what it has counted.
 */
final class Book {

    static final int REMEMBERED = 512;

    static final DriverFormat FORMAT = new DriverFormat(StoredFigures.class);

    private final MongoTemplate mongo;
    private final String counts;
    private final CountedEvents seen;

    /** What each document holds, as far as this process wrote or read it. */
    private final Map<String, Mark> marks = new HashMap<>();

    /** @param version of the document; {@code recent} the last counted events, the oldest first */
    private record Mark(long version, Set<Long> recent) {

        static Mark of(Document read) {
            Document stored = FORMAT.mustBeKnown(read);
            Set<Long> ids = new LinkedHashSet<>();
            Binary recent = stored.get("recent", Binary.class);
            for (ByteBuffer bytes = ByteBuffer.wrap(recent == null ? new byte[0] : recent.getData());
                    bytes.hasRemaining(); ) {
                ids.add(bytes.getLong());
            }
            return new Mark(stored.get("next", Number.class).longValue(), ids);
        }

        /** Eight bytes each: as an array they would be most of the work of a write. */
        Binary bytes() {
            ByteBuffer bytes = ByteBuffer.allocate(recent.size() * Long.BYTES);
            recent.forEach(bytes::putLong);
            return new Binary(bytes.array());
        }
    }

    /** What a poll adds to one document. */
    private static final class Addition {
        private final @Nullable Mark before;
        private final Map<String, Long> figures = new LinkedHashMap<>();
        private final Set<Long> fresh = new LinkedHashSet<>();

        Addition(@Nullable Mark before) {
            this.before = before;
        }

        void add(long id, Figure figure) {
            if (before == null || !before.recent().contains(id)) {
                fresh.add(id);
                figures.merge(figure.name(), figure.by(), Long::sum);
            }
        }

        Mark mark() {
            List<Long> all = new ArrayList<>(before == null ? Set.of() : before.recent());
            all.addAll(fresh);
            return new Mark(
                    before == null ? 1 : before.version() + 1,
                    new LinkedHashSet<>(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
        }
    }

    /** @param suffix of its collections; empty for the first */
    Book(MongoTemplate mongo, String suffix) {
        this.mongo = mongo;
        this.counts = "evidence_counts" + suffix;
        this.seen = new CountedEvents(() -> mongo.getCollection("evidence_seen" + suffix));
    }

    /** Counts the events of a poll that are not counted yet, with two writes for all of them. */
    synchronized void take(List<Envelope> poll) {
        seen.learn(new HashSet<>(poll.stream().map(Book::subject).toList()));
        Map<String, Set<Long>> news = new LinkedHashMap<>();
        List<Envelope> fresh = poll.stream()
                .filter(each -> !seen.has(subject(each), place(each))
                        && news.computeIfAbsent(subject(each), subject -> new HashSet<>())
                                .add(place(each)))
                .toList();
        news.values().removeIf(Set::isEmpty);
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, Addition> additions = additions(fresh);
        try {
            if (!additions.isEmpty()) {
                write(additions);
            }
            seen.remember(news);
        } catch (RuntimeException e) {
            marks.keySet().removeAll(additions.keySet());
            seen.forget(news.keySet());
            throw e;
        }
    }

    private Map<String, Addition> additions(List<Envelope> fresh) {
        Map<String, List<Figure>> figures = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        fresh.forEach(each -> figures.put(each.id(), Tally.of(each)));
        fresh.forEach(each -> figures.getOrDefault(each.id(), List.of()).forEach(figure -> ids.add(id(each, figure))));
        learn(ids);
        Map<String, Addition> additions = new LinkedHashMap<>();
        for (Envelope each : fresh) {
            long event = UUID.fromString(each.id()).getLeastSignificantBits();
            for (Figure figure : figures.getOrDefault(each.id(), List.of())) {
                additions
                        .computeIfAbsent(id(each, figure), id -> new Addition(marks.get(id)))
                        .add(event, figure);
            }
        }
        additions.values().removeIf(addition -> addition.fresh.isEmpty());
        return additions;
    }

    private void learn(Collection<String> ids) {
        List<String> unknown = ids.stream().filter(id -> !marks.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            collection()
                    .find(Filters.in("_id", unknown))
                    .projection(new Document("next", 1).append("recent", 1).append(Formats.FIELD, 1))
                    .forEach(stored -> marks.put(stored.getString("_id"), Mark.of(stored)));
        }
    }

    /** By the driver itself: Spring Data looks for a property behind each figure's name, which took longer than all the rest. */
    private void write(Map<String, Addition> additions) {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        additions.forEach((id, addition) -> {
            Mark known = addition.before;
            Mark mark = addition.mark();
            Bson asKnown = Filters.and(
                    Filters.eq("_id", id),
                    known == null ? Filters.exists("next", false) : Filters.eq("next", known.version()));
            List<Bson> changes = new ArrayList<>();
            changes.add(Updates.set("next", mark.version()));
            changes.add(Updates.set("recent", mark.bytes()));
            changes.add(FORMAT.number());
            addition.figures.forEach((name, by) -> changes.add(Updates.inc("figures." + name, by)));
            writes.add(
                    new UpdateOneModel<>(asKnown, Updates.combine(changes), new UpdateOptions().upsert(known == null)));
        });
        BulkWriteResult result = collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getMatchedCount() + result.getUpserts().size() != additions.size()) {
            throw new OptimisticLockingFailureException("Another process counts the same partition");
        }
        additions.forEach((id, addition) -> marks.put(id, addition.mark()));
    }

    void read(Collection<String> ids, Counts into) {
        collection()
                .find(Filters.in("_id", ids))
                .projection(new Document("figures", 1).append(Formats.FIELD, 1))
                .forEach(stored -> {
                    FORMAT.mustBeKnown(stored);
                    Map<String, Long> figures = new HashMap<>();
                    Document found = stored.get("figures", Document.class);
                    if (found != null) {
                        found.forEach((name, by) -> figures.put(name, ((Number) by).longValue()));
                    }
                    into.add(figures);
                });
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(counts);
    }

    /** Whose sequence an event has: a case's, or a notice's under the case that it is about. */
    private static String subject(Envelope envelope) {
        return envelope.type().topic().wireName() + ":" + envelope.event().key();
    }

    private static long place(Envelope envelope) {
        Event event = envelope.event();
        String notice = event instanceof NoticeDelivered delivered
                ? delivered.noticeId()
                : event instanceof NoticeFailed failed ? failed.noticeId() : null;
        return notice == null
                ? envelope.seq()
                : UUID.nameUUIDFromBytes(
                                (notice + ":" + envelope.seq()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .getMostSignificantBits();
    }

    private static String id(Envelope envelope, Figure figure) {
        return Ledgers.id(envelope.type().topic(), envelope.partition(), figure.scope());
    }
}
