package redress.intake.compacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.events.register.CompactChanged;
import redress.platform.mongo.KnownDocuments;

/**
 * Answers from memory which bodies a Compact binds. Another instance may have been told of a change: what is older than a minute,
 * and what is not known, is read again by its id before it is relied on.
 */
@Component
public class BoundBodies {

    private static final long FRESH_NANOS = 60_000_000_000L;

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final LongSupplier nanos;
    private final Map<String, Seen> compacts = new ConcurrentHashMap<>();

    private record Seen(KnownCompact compact, long at) {}

    /** What may be said of a Compact and a body. */
    public enum Binding {
        BINDS,
        /** The register has told of no such Compact. */
        NO_SUCH_COMPACT,
        COMPACT_HAS_ENDED,
        BODY_NOT_BOUND,
        /** The register has told nothing yet, so that nothing can be said. */
        NOTHING_KNOWN_YET
    }

    @Autowired
    BoundBodies(MongoTemplate mongo) {
        this(mongo, System::nanoTime);
    }

    BoundBodies(MongoTemplate mongo, LongSupplier nanos) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.nanos = nanos;
        knowsAny();
    }

    /** Whether the register has been heard of at all; until then no report can be checked. */
    boolean knowsAny() {
        if (compacts.isEmpty()) {
            known.find(new Query(), KnownCompact.class).forEach(this::remember);
        }
        return !compacts.isEmpty();
    }

    public Binding binding(String compactId, String bodyId) {
        Optional<KnownCompact> known = known(compactId, bodyId);
        if (known.isEmpty()) {
            return compacts.isEmpty() ? Binding.NOTHING_KNOWN_YET : Binding.NO_SUCH_COMPACT;
        }
        if (known.get().ended()) {
            return Binding.COMPACT_HAS_ENDED;
        }
        return known.get().bodyIds().contains(bodyId) ? Binding.BINDS : Binding.BODY_NOT_BOUND;
    }

    private Optional<KnownCompact> known(String compactId, String bodyId) {
        Seen seen = compacts.get(compactId);
        if (seen != null
                && nanos.getAsLong() - seen.at() < FRESH_NANOS
                && seen.compact().bodyIds().contains(bodyId)) {
            return Optional.of(seen.compact());
        }
        Optional<KnownCompact> read = Optional.ofNullable(mongo.findById(compactId, KnownCompact.class));
        read.ifPresent(this::remember);
        return read;
    }

    /**
     * Keeps the latest version of each; older ones change nothing. Durable when it returns.
     *
     * @throws redress.platform.problems.Refusal if a newer version of the service has stored one of them; the others are kept
     */
    void take(List<CompactChanged> changes) {
        List<KnownCompact> newer = new ArrayList<>();
        for (CompactChanged change : changes) {
            Seen seen = compacts.get(change.compactId());
            if (seen == null || seen.compact().version() < change.version()) {
                newer.removeIf(n -> n.compactId().equals(change.compactId()));
                newer.add(KnownCompact.of(change));
            }
        }
        if (newer.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkMode.UNORDERED, KnownCompact.class);
        for (KnownCompact each : newer) {
            writes.replaceOne(
                    Query.query(KnownDocuments.id(KnownCompact.class, each.compactId())),
                    each,
                    FindAndReplaceOptions.options().upsert());
        }
        try {
            writes.execute();
        } catch (DataAccessException e) {
            known.mustBeKnown(
                    KnownCompact.class,
                    newer.stream().map(KnownCompact::compactId).toList());
            throw e;
        }
        newer.forEach(this::remember);
    }

    private void remember(KnownCompact compact) {
        compacts.put(compact.compactId(), new Seen(compact, nanos.getAsLong()));
    }
}
