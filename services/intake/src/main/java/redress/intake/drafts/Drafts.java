package redress.intake.drafts;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.intake.sealing.KeyedHash;
import redress.platform.mongo.KnownDocuments;
import redress.platform.problems.Refusal;
import redress.platform.sealing.Keyset;

/**
 * Keeps drafts for 30 days after their last change, each change under a version. What is stored cannot be read without the draft's
 * key, even by the service.
 */
@Component
class Drafts {

    static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int SWEPT_AT_ONCE = 500;
    private static final int PAGES_AT_ONCE = 100;
    private static final String FIELD = "draft";
    private static final String NOTHING = "{}";

    /** A draft as it was read, and which version of it that is. */
    record Draft(String json, long version) {}

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final KeyedHash hash;
    private final DraftFiles files;
    private final Clock clock;

    Drafts(MongoTemplate mongo, KeyedHash hash, DraftFiles files, Clock clock) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.hash = hash;
        this.files = files;
        this.clock = clock;
        mongo.indexOps(SealedDraft.class).createIndex(new Index("touched", Sort.Direction.ASC).unique());
    }

    /**
     * Keeps a draft under a new version; what somebody else has kept or removed meanwhile is never overwritten.
     *
     * @param expected the version that is to be replaced; null for a draft that is new
     * @return the version it has now
     * @throws Refusal with 409 if another version is there, with 410 if the draft was removed or has expired
     */
    long save(String key, @Nullable Long expected, String json) {
        String id = id(key);
        String before = expected == null ? NOTHING : content(key);
        SealedDraft draft = sealed(id, cipher(key).seal(id, FIELD, json), expected == null ? 1 : expected + 1);
        files.keep(json);
        boolean saved = expected == null ? isInserted(draft) : isReplaced(draft, expected);
        if (!saved) {
            throw conflict(id);
        }
        files.letGo(before, json);
        return draft.etag();
    }

    /** @throws Refusal with 404 if there never was one, with 410 if it was removed or has expired */
    Draft find(String key) {
        String id = id(key);
        SealedDraft draft = mongo.findById(id, SealedDraft.class);
        if (draft == null) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such draft.");
        }
        if (draft.goneAt(clock.instant()) || draft.content() == null) {
            throw gone();
        }
        return new Draft(cipher(key).open(id, FIELD, draft.content()), draft.etag());
    }

    /**
     * Removes a draft. That it is gone is remembered, so that a save that was under way does not bring it back.
     *
     * @param expected the version that may be removed; null for any
     * @throws Refusal with 409 if another version is there
     */
    void remove(String key, @Nullable Long expected) {
        String id = id(key);
        String before = content(key);
        Instant now = clock.instant();
        Update removal = new Update()
                .unset("content")
                .set("expiresAt", now.plus(KEPT_FOR))
                .set("touched", touched(now))
                .inc("version", 1);
        if (expected == null) {
            // also where there is none yet: the first save may be under way
            known.upsert(id, removal, SealedDraft.class);
            files.letGo(before, NOTHING);
        } else if (known.updateFirst(query(version(id, expected)), removal, SealedDraft.class)
                        .getMatchedCount()
                == 1) {
            files.letGo(before, NOTHING);
        } else {
            SealedDraft there = mongo.findById(id, SealedDraft.class);
            if (there != null && !there.goneAt(now)) {
                throw changed();
            }
        }
    }

    private String content(String key) {
        String id = id(key);
        SealedDraft draft = mongo.findById(id, SealedDraft.class);
        return draft == null || draft.content() == null ? NOTHING : cipher(key).open(id, FIELD, draft.content());
    }

    private boolean isInserted(SealedDraft draft) {
        try {
            mongo.insert(draft);
            return true;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    private boolean isReplaced(SealedDraft draft, long expected) {
        Update change = new Update()
                .set("content", draft.content())
                .set("expiresAt", draft.expiresAt())
                .set("touched", draft.touched())
                .set("version", draft.version());
        Query which = query(version(draft.id(), expected).and("content").exists(true));
        return known.updateFirst(which, change, SealedDraft.class).getMatchedCount() == 1;
    }

    private static Criteria version(String id, long expected) {
        return where("_id").is(id).and("version").is(expected == 0 ? null : expected);
    }

    private SealedDraft sealed(String id, Binary content, long version) {
        Instant now = clock.instant();
        return new SealedDraft(id, content, now.plus(KEPT_FOR), touched(now), version);
    }

    private Refusal conflict(String id) {
        SealedDraft there = mongo.findById(id, SealedDraft.class);
        return there == null || there.goneAt(clock.instant()) ? gone() : changed();
    }

    private static Refusal changed() {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "DRAFT_CHANGED",
                "The draft was changed since you read it. Read it again, and change that; nothing was overwritten.");
    }

    private static Refusal gone() {
        return Refusal.of(
                HttpStatus.GONE,
                "DRAFT_GONE",
                "The draft was removed or has expired, and its key with it. Draw a new key for a new draft.");
    }

    private static String touched(Instant now) {
        return UuidCreator.getTimeOrderedEpoch(now).toString();
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
        List<String> expired = known.documents(SealedDraft.class, "touched", "", oldest, SWEPT_AT_ONCE, "_id").stream()
                .map(draft -> draft.getString("_id"))
                .toList();
        if (!expired.isEmpty()) {
            known.remove(query(where("_id").in(expired)), SealedDraft.class);
        }
        return expired.size();
    }

    private String id(String key) {
        return hash.hex("draft-id", key);
    }

    private FieldCipher cipher(String key) {
        return new FieldCipher(Keyset.of(hash.of("draft-key", key)));
    }
}
