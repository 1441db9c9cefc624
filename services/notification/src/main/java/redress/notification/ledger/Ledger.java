package redress.notification.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.messaging.documents.DocumentRelay;
import redress.messaging.documents.DocumentRelays;
import redress.platform.mongo.KnownDocuments;

/** The door to the notices. Every write is one command for any number of notices, and each is guarded by the version it was read at. */
@Component
public final class Ledger {

    private static final int DUPLICATE_KEY = 11000;
    private static final String DAILY = "daily|";

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final DocumentRelay relay;
    private final ApplicationEventPublisher publisher;
    private final MeterRegistry meters;
    private final SharedWrites writes = new SharedWrites(this::saveNow);

    Ledger(MongoTemplate mongo, DocumentRelays relays, ApplicationEventPublisher publisher, MeterRegistry meters) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.publisher = publisher;
        this.meters = meters;
        for (String field : List.of("work", "attention")) {
            mongo.indexOps(Notice.class)
                    .createIndex(new Index(field, Sort.Direction.ASC).unique().sparse());
        }
        this.relay = relays.forCollection("notices");
    }

    /**
     * Writes down notices that are owed; one that is there already stays as it is. After this call they will be delivered whatever
     * happens to this process.
     */
    public void owe(List<Notice> notices) {
        List<Notice> fresh = write(notices);
        if (!fresh.isEmpty()) {
            publisher.publishEvent(new NoticesOwed(fresh));
        }
    }

    /** As {@link #owe}, of notices that are not to be tried now: the ledger alone knows of them. */
    public void oweLater(List<Notice> notices) {
        write(notices);
    }

    private List<Notice> write(List<Notice> notices) {
        if (notices.isEmpty()) {
            return List.of();
        }
        Set<Integer> known = Set.of();
        try {
            mongo.bulkOps(BulkMode.UNORDERED, Notice.class).insert(notices).execute();
        } catch (DataAccessException e) {
            known = duplicates(e);
        }
        List<Notice> fresh = new ArrayList<>();
        for (int i = 0; i < notices.size(); i++) {
            if (!known.contains(i)) {
                fresh.add(notices.get(i));
                count(notices.get(i));
            }
        }
        return fresh;
    }

    /**
     * Saves changed notices together with their events.
     *
     * @return those that were saved; another had changed the rest meanwhile
     */
    public Set<Notice> save(Collection<Notice> notices) {
        return notices.isEmpty() ? Set.of() : writes.save(notices);
    }

    private Set<Notice> saveNow(List<Notice> notices) {
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, Notice.class);
        String mark = UuidCreator.getTimeOrderedEpoch().toString();
        for (Notice notice : notices) {
            Query asRead = Query.query(
                    KnownDocuments.id(Notice.class, notice.id()).and("version").is(notice.version));
            notice.version++;
            notice.mark(mark);
            bulk.replaceOne(asRead, notice);
        }
        Set<Notice> saved = execute(bulk, mark, notices);
        saved.forEach(each -> {
            count(each);
            if (each.outbox().pending() != null) {
                relay.wake(each.id());
            }
        });
        return saved;
    }

    /** Those waiting for a try, whether it is time or not, the first due first. */
    public List<Notice> waiting(int limit) {
        return byPrefix("work", "due|", limit);
    }

    /** Those that some worker has in hand, or had when it was lost. */
    public List<Notice> beingSent(int limit) {
        return byPrefix("work", "sending|", limit);
    }

    /** Those waiting for a try after a moment. */
    public List<Notice> waitingBeyond(Instant moment, int limit) {
        return range("work", "due|" + moment, "due}", limit);
    }

    /**
     * Those that wait for a daily mail whose time has come, in the order of those mails.
     *
     * @param now by the domain's clock
     * @param after the {@link Notice#work place} of the last one that was read before, or null
     */
    public List<Notice> held(Instant now, @Nullable String after, int limit) {
        return range("work", after == null ? DAILY : after + "!", DAILY + now + "}", limit);
    }

    /** Those that wait for a daily mail later than a moment, by the domain's clock. */
    public List<Notice> heldBeyond(Instant moment, int limit) {
        return range("work", DAILY + moment, DAILY.replace('|', '}'), limit);
    }

    /** Since when the one that has been tried for longest has waited. */
    Optional<Instant> oldestTried() {
        return byPrefix("attention", "WAITING|", 1).stream()
                .map(each -> Instant.parse(String.valueOf(each.attention()).split("\\|")[1]))
                .findFirst();
    }

    /**
     * A page of those that a person has to look at, or that wait, the oldest first. What comes later is at the end, so that no page is
     * ever moved by it.
     *
     * @param after the place of the last one of the page before, or null for the first page
     */
    List<Notice> page(Listed listed, @Nullable String after, int limit) {
        String prefix = listed.prefix();
        return range(
                listed.field(),
                after == null ? prefix : prefix + after + "!", // the least that is more than the place itself
                prefix.replace('|', '}'),
                limit);
    }

    /** The lists that can be walked. */
    enum Listed {
        /** In doubt. */
        UNKNOWN("attention"),
        FAILED("attention"),
        /** Put aside by a person. */
        ASIDE("attention"),
        /** For a first or another try. */
        WAITING("work");

        private final String field;

        Listed(String field) {
            this.field = field;
        }

        private String field() {
            return field;
        }

        private String prefix() {
            return this == WAITING ? "due|" : name() + "|";
        }

        /** The place of a notice in this list; null once it has left it. */
        @Nullable
        String placeOf(Notice notice) {
            String key = this == WAITING ? notice.work() : notice.attention();
            return key == null || !key.startsWith(prefix()) ? null : key.substring(prefix().length());
        }
    }

    /** Without those that a newer version has stored, as all lists here. */
    public List<Notice> read(Collection<String> ids) {
        return known.find(Query.query(Criteria.where("_id").in(ids)), Notice.class);
    }

    /** Those of the ids under which there is a notice, whatever version has stored it. */
    public Set<String> existing(Collection<String> ids) {
        Query byIds = Query.query(Criteria.where("_id").in(ids));
        byIds.fields().include("_id");
        return mongo.find(byIds, Document.class, "notices").stream()
                .map(each -> each.getString("_id"))
                .collect(Collectors.toSet());
    }

    Optional<Notice> read(String id) {
        return Optional.ofNullable(mongo.findById(id, Notice.class));
    }

    /**
     * Only what was saved keeps its next version. Otherwise what another has changed meanwhile would match at a second try. After a failure
     * nobody knows what was written, and the same write can be made once more.
     */
    private Set<Notice> execute(BulkOperations bulk, String mark, List<Notice> notices) {
        Set<Notice> saved = Set.of();
        try {
            BulkWriteResult result = bulk.execute();
            saved = result.getMatchedCount() == notices.size() ? Set.copyOf(notices) : savedUnder(mark, notices);
            return saved;
        } finally {
            for (Notice each : notices) {
                if (!saved.contains(each)) {
                    each.version--;
                }
            }
        }
    }

    /** The condition stands alone, because the embedded store uses an index only then; both indexes hold nothing that is settled. */
    private List<Notice> byPrefix(String field, String prefix, int limit) {
        return range(field, prefix, prefix.replace('|', '}'), limit);
    }

    private List<Notice> range(String field, String from, String to, int limit) {
        return known.inRange(Notice.class, field, from, to, limit);
    }

    private Set<Notice> savedUnder(String mark, Collection<Notice> notices) {
        Map<String, Notice> byId = notices.stream().collect(Collectors.toMap(Notice::id, Function.identity()));
        return read(byId.keySet()).stream()
                .filter(stored -> mark.equals(stored.mark()))
                .map(stored -> byId.get(stored.id()))
                .collect(Collectors.toSet());
    }

    /** The places of those that were there already; any other failure is thrown on. */
    private static Set<Integer> duplicates(DataAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoBulkWriteException bulk
                    && bulk.getWriteConcernError() == null
                    && bulk.getWriteErrors().stream().allMatch(each -> each.getCode() == DUPLICATE_KEY)) {
                return bulk.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .collect(Collectors.toSet());
            }
        }
        throw e;
    }

    private void count(Notice notice) {
        meters.counter("mail_ledger", "state", notice.state().name()).increment();
    }
}
