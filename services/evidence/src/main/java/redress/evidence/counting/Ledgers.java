package redress.evidence.counting;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import redress.events.Topic;
import redress.messaging.reading.Envelope;
import redress.platform.formats.Format;
import redress.platform.mongo.DriverFormat;

/**
 * The figures of each scope. Reading costs the same for a million cases as for one. Cases can be counted anew from the log into a book
 * of their own, while the old one stands: then the books change, in one write that every process notices within seconds.
 */
@Component
public class Ledgers {

    private static final String ONLY = "book";

    /** Another process may have changed the books. */
    static final Duration STALE = Duration.ofSeconds(5);

    private final MongoTemplate mongo;
    private final int partitions;

    /** Notices are not counted anew: their log is not kept as long. They stay in the first. */
    private final Map<Integer, Book> books = new ConcurrentHashMap<>();

    private volatile int current;
    private volatile long readAt;

    /** Which book counts. */
    @Document("evidence_state")
    @Format(1)
    record State(@Id String id, int number) {}

    Ledgers(MongoTemplate mongo, @Value("${redress.evidence.partitions}") int partitions) {
        this.mongo = mongo;
        this.partitions = partitions;
        this.readAt = System.nanoTime() - STALE.toNanos() - 1;
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

    void take(List<Envelope> poll) {
        Book cases = book(current());
        Book notices = book(0);
        if (cases == notices) {
            cases.take(poll);
            return;
        }
        cases.take(ofCases(poll));
        notices.take(
                poll.stream().filter(each -> each.type().topic() != Topic.CASE).toList());
    }

    static List<Envelope> ofCases(List<Envelope> poll) {
        return poll.stream().filter(each -> each.type().topic() == Topic.CASE).toList();
    }

    /** An empty book behind the one that counts. What another counting left in it, that was not finished, is removed. */
    Book begin() {
        int next = current() + 1;
        clear("evidence_counts" + suffix(next), Book.FORMAT);
        clear("evidence_seen" + suffix(next), CountedEvents.FORMAT);
        Book fresh = new Book(mongo, suffix(next));
        books.put(next, fresh);
        return fresh;
    }

    /** A newer version may be counting into the same book. */
    private void clear(String collection, DriverFormat format) {
        MongoCollection<org.bson.Document> left = mongo.getCollection(collection);
        left.deleteMany(format.notNewer());
        left.find().limit(1).forEach(format::mustBeKnown);
    }

    /** The book that was begun last counts from now on. */
    void turnOver() {
        int next = current() + 1;
        mongo.save(new State(ONLY, next));
        current = next;
    }

    private int current() {
        if (System.nanoTime() - readAt > STALE.toNanos()) {
            State state = mongo.findById(ONLY, State.class);
            current = state == null ? 0 : state.number();
            readAt = System.nanoTime();
        }
        return current;
    }

    private Book book(int number) {
        return books.computeIfAbsent(number, n -> new Book(mongo, suffix(n)));
    }

    private static String suffix(int number) {
        return number == 0 ? "" : "_" + number;
    }

    private Counts read(String scope) {
        Counts counts = new Counts();
        book(current()).read(ids(Topic.CASE, scope), counts);
        book(0).read(ids(Topic.NOTICE, scope), counts);
        return counts;
    }

    private List<String> ids(Topic topic, String scope) {
        List<String> ids = new ArrayList<>();
        IntStream.range(0, partitions).forEach(partition -> ids.add(id(topic, partition, scope)));
        return ids;
    }

    static String id(Topic topic, int partition, String scope) {
        return topic.wireName() + "-" + partition + ":" + scope;
    }
}
