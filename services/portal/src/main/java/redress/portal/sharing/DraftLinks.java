package redress.portal.sharing;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.portal.limits.Limit;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;

/**
 * Makes links to drafts, and says to which draft one leads. Of each kind a draft has one at most. Who reads the store learns neither a
 * link nor a draft: both take the portal's key and what is in the link, or the key that only the reporter's browser has. While the portal's
 * key is changed, a link may lie under the key before.
 */
@Component
class DraftLinks {

    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final int HALF = 43;

    /** How long the browser that has used a link may use it again, where the answer did not arrive. */
    static final Duration REPEATABLE = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final KnownDocuments known;
    private final PageSecret keys;
    private final Fingerprints ids;
    private final Fingerprints prints;
    private final Fingerprints secrets;
    private final Fingerprints browsers;
    private final Clock realTime;
    private final Limit tidying = new Limit(1, Duration.ofMinutes(1), TimeMeter.SYSTEM_NANOTIME);

    /** What a link is for. */
    enum Kind {
        /**
         * To carry on with the report, once, in one browser. A week: long enough for people who write at weekends, and not the month that a draft may
         * lie, since a mailbox is often read by others of the group.
         */
        RESUME(Duration.ofDays(7)),
        /** To read it, as often as wanted. A fortnight: long enough for trustees who answer by mail, short of forgetting that it is out. */
        SHOW(Duration.ofDays(14));

        private final Duration lasts;

        Kind(Duration lasts) {
            this.lasts = lasts;
        }
    }

    @Autowired
    DraftLinks(MongoOperations mongo, PageSecret keys) {
        this(mongo, keys, Clock.systemUTC());
    }

    DraftLinks(MongoOperations mongo, PageSecret keys, Clock realTime) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.keys = keys;
        this.ids = keys.fingerprints("draft with a link");
        this.prints = keys.fingerprints("draft link");
        this.secrets = keys.fingerprints("secret of a draft link");
        this.browsers = keys.fingerprints("browser that has used a draft link");
        this.realTime = realTime;
    }

    /** A new link, with which the one before ends. */
    String make(Kind kind, String draftKey) {
        tidy();
        String id = id(kind, draftKey);
        String nonce = Secrets.fresh();
        String secret = secret(kind, draftKey, nonce);
        Instant until = realTime.instant().plus(kind.lasts);
        Update link = new Update()
                .set("nonce", nonce)
                .set("print", prints.of(secret))
                .set("sealed", seal(secret).close(until.getEpochSecond() + " " + draftKey))
                .set("expiresAt", until)
                .unset("usedBy");
        known.upsert(id, link, StoredLink.class);
        endAllBut(id, kind, draftKey);
        return id + secret;
    }

    /** The link that is good now, for whoever has the draft itself. */
    Optional<String> present(Kind kind, String draftKey) {
        return stored(kind, draftKey)
                .flatMap(stored -> secrets.all(named(kind, stored.nonce(), draftKey)).stream()
                        .map(secret -> stored.id() + secret)
                        .filter(link -> draft(kind, link, stored, "").isPresent())
                        .findFirst());
    }

    /** What is stored of the link that is there now. */
    Optional<StoredLink> stored(Kind kind, String draftKey) {
        return ids.all(named(kind, draftKey)).stream()
                .flatMap(id -> Optional.ofNullable(mongo.findById(id, StoredLink.class)).stream())
                .findFirst();
    }

    /** The link that was made last came to nobody: the one before it works again, as far as it still did. */
    void putBack(String last, Optional<StoredLink> former) {
        if (former.isEmpty()) {
            known.remove(whole(last), StoredLink.class);
            return;
        }
        StoredLink before = former.get();
        if (!last.startsWith(before.id())) {
            if (known.remove(whole(last), StoredLink.class).getDeletedCount() == 1) {
                mongo.save(before);
            }
            return;
        }
        Update back = new Update()
                .set("nonce", before.nonce())
                .set("print", before.print())
                .set("sealed", before.sealed())
                .set("expiresAt", before.expiresAt());
        known.updateFirst(
                whole(last), before.usedBy() == null ? back : back.set("usedBy", before.usedBy()), StoredLink.class);
    }

    /** The key of the draft to which a link leads; empty if it is not good, or not any more. */
    Optional<String> draft(Kind kind, String link) {
        return draft(kind, link, "");
    }

    /**
     * As {@link #draft(Kind, String)}, also where the link was used by this browser a moment ago.
     *
     * @param browser what only this browser has; empty where it has nothing
     */
    Optional<String> draft(Kind kind, String link, String browser) {
        return LINK.matcher(link).matches()
                ? draft(kind, link, mongo.findById(link.substring(0, HALF), StoredLink.class), browser)
                : Optional.empty();
    }

    /**
     * Uses a link up. False if another browser did, this one did too long ago, or it was replaced meanwhile.
     *
     * @param browser as with {@link #draft(Kind, String, String)}
     */
    boolean use(String link, String browser) {
        Instant now = realTime.instant();
        String by = browsers.of(browser.isEmpty() ? Secrets.fresh() : browser);
        Update used = new Update().set("usedBy", by).set("expiresAt", now.plus(REPEATABLE));
        Query unused = whole(link).addCriteria(Criteria.where("usedBy").isNull());
        if (known.updateFirst(unused, used, StoredLink.class).getMatchedCount() == 1) {
            return true;
        }
        StoredLink stored = mongo.findById(link.substring(0, HALF), StoredLink.class);
        return stored != null && prints.fits(stored.print(), link.substring(HALF)) && isFor(stored, browser);
    }

    private Query whole(String link) {
        return Query.query(
                Criteria.where("_id").is(link.substring(0, HALF)).and("print").in(prints.all(link.substring(HALF))));
    }

    /** Nobody has used it, or this browser has a moment ago. */
    private boolean isFor(StoredLink stored, String browser) {
        return stored.usedBy() == null
                || (browsers.fits(stored.usedBy(), browser)
                        && realTime.instant().isBefore(stored.expiresAt()));
    }

    /** Whichever version has made it. */
    void end(Kind kind, String draftKey) {
        known.removeOfAnyFormat(
                Query.query(Criteria.where("_id").in(ids.all(named(kind, draftKey)))), StoredLink.class);
    }

    /** Of each kind a draft has one: also while the key is changed. */
    private void endAllBut(String id, Kind kind, String draftKey) {
        List<String> others = ids.all(named(kind, draftKey)).stream()
                .filter(each -> !each.equals(id))
                .toList();
        if (!others.isEmpty()) {
            known.removeOfAnyFormat(Query.query(Criteria.where("_id").in(others)), StoredLink.class);
        }
    }

    private Optional<String> draft(Kind kind, String link, @Nullable StoredLink stored, String browser) {
        String secret = link.substring(HALF);
        return Optional.ofNullable(stored)
                .filter(found -> prints.fits(found.print(), secret) && isFor(found, browser))
                .flatMap(found -> seal(secret).open(found.sealed()))
                .map(text -> text.split(" ", 2))
                .filter(parts -> realTime.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .map(parts -> parts[1])
                .filter(draftKey -> ids.fits(link.substring(0, HALF), named(kind, draftKey)));
    }

    private String id(Kind kind, String draftKey) {
        return ids.of(named(kind, draftKey));
    }

    private String secret(Kind kind, String draftKey, String nonce) {
        return secrets.of(named(kind, nonce, draftKey));
    }

    private static String named(Kind kind, String... parts) {
        return kind + " " + String.join(" ", parts);
    }

    private Seal seal(String secret) {
        return keys.seal("draft link " + secret);
    }

    /** Where the store does not expire by itself. */
    private void tidy() {
        if (tidying.allows("all")) {
            known.removeOfAnyFormat(Query.query(Criteria.where("expiresAt").lt(realTime.instant())), StoredLink.class);
        }
    }
}
