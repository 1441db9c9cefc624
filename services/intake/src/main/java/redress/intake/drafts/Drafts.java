package redress.intake.drafts;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.intake.sealing.KeyedHash;

/** Keeps drafts for 30 days after their last change. What is stored cannot be read without the draft's key, even by the service. */
@Component
class Drafts {

    static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int SWEPT_AT_ONCE = 500;
    private static final int PAGES_AT_ONCE = 100;
    private static final String FIELD = "draft";

    private final MongoTemplate mongo;
    private final KeyedHash hash;
    private final Clock clock;

    Drafts(MongoTemplate mongo, KeyedHash hash, Clock clock) {
        this.mongo = mongo;
        this.hash = hash;
        this.clock = clock;
        mongo.indexOps(SealedDraft.class).createIndex(new Index("touched", Sort.Direction.ASC).unique());
    }

    void save(String key, String json) {
        String id = id(key);
        Instant now = clock.instant();
        mongo.save(new SealedDraft(
                id,
                cipher(key).seal(id, FIELD, json),
                now.plus(KEPT_FOR),
                UuidCreator.getTimeOrderedEpoch(now).toString()));
    }

    Optional<String> find(String key) {
        String id = id(key);
        return Optional.ofNullable(mongo.findById(id, SealedDraft.class))
                .filter(draft -> draft.expiresAt().isAfter(clock.instant()))
                .map(draft -> cipher(key).open(id, FIELD, draft.content()));
    }

    void remove(String key) {
        mongo.remove(query(where("_id").is(id(key))), SealedDraft.class);
    }

    /** Removes what has not been touched for 30 days, oldest first, a bounded number at a time. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void sweep() {
        String oldest =
                UuidCreator.getTimeOrderedEpoch(clock.instant().minus(KEPT_FOR)).toString();
        int swept = SWEPT_AT_ONCE;
        for (int pages = 0; swept == SWEPT_AT_ONCE && pages < PAGES_AT_ONCE; pages++) {
            swept = sweep(oldest);
        }
    }

    private int sweep(String oldest) {
        Query untouched =
                query(where("touched").lt(oldest)).with(Sort.by("touched")).limit(SWEPT_AT_ONCE);
        untouched.fields().include("_id");
        List<String> expired = mongo.find(untouched, Document.class, "drafts").stream()
                .map(draft -> draft.getString("_id"))
                .toList();
        if (!expired.isEmpty()) {
            mongo.remove(query(where("_id").in(expired)), SealedDraft.class);
        }
        return expired.size();
    }

    private String id(String key) {
        return hash.hex("draft-id", key);
    }

    private FieldCipher cipher(String key) {
        return new FieldCipher(Map.of(1, new SecretKeySpec(hash.of("draft-key", key), "AES")), 1);
    }
}
