package redress.portal.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;

/**
 * Makes links to drafts, and says to which draft one leads. Of each kind a draft has one at most. Who reads the store learns neither a
 * link nor a draft: both take the portal's key and what is in the link, or the key that only the reporter's browser has.
 */
@Component
class DraftLinks {

    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final int HALF = 43;
    private static final Duration TIDIED_EVERY = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final KnownDocuments known;
    private final PageSecret keys;
    private final Fingerprints ids;
    private final Fingerprints prints;
    private final Fingerprints secrets;
    private final Clock realTime;
    private Instant tidied = Instant.EPOCH;

    /** What a link is for. */
    enum Kind {
        /**
         * To carry on with the report, once. A week: long enough for people who write at weekends, and not the month that a draft may
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
                .set("expiresAt", until);
        known.upsert(id, link, StoredLink.class);
        return id + secret;
    }

    /** The link that is good now, for whoever has the draft itself. */
    Optional<String> present(Kind kind, String draftKey) {
        String id = id(kind, draftKey);
        StoredLink stored = mongo.findById(id, StoredLink.class);
        return stored == null
                ? Optional.empty()
                : Optional.of(id + secret(kind, draftKey, stored.nonce()))
                        .filter(link -> draft(kind, link, stored).isPresent());
    }

    /** The key of the draft to which a link leads; empty if it is not good, or not any more. */
    Optional<String> draft(Kind kind, String link) {
        return LINK.matcher(link).matches()
                ? draft(kind, link, mongo.findById(link.substring(0, HALF), StoredLink.class))
                : Optional.empty();
    }

    /** Uses a link up. False if somebody else did, or it was replaced meanwhile. */
    boolean use(String link) {
        Query which = Query.query(
                Criteria.where("_id").is(link.substring(0, HALF)).and("print").is(prints.of(link.substring(HALF))));
        return known.remove(which, StoredLink.class).getDeletedCount() == 1;
    }

    /** Whichever version has made it. */
    void end(Kind kind, String draftKey) {
        known.removeOfAnyFormat(Query.query(Criteria.where("_id").is(id(kind, draftKey))), StoredLink.class);
    }

    private Optional<String> draft(Kind kind, String link, @Nullable StoredLink stored) {
        String secret = link.substring(HALF);
        return Optional.ofNullable(stored)
                .filter(found -> found.print().equals(prints.of(secret)))
                .flatMap(found -> seal(secret).open(found.sealed()))
                .map(text -> text.split(" ", 2))
                .filter(parts -> realTime.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .map(parts -> parts[1])
                .filter(draftKey -> link.startsWith(id(kind, draftKey)));
    }

    private String id(Kind kind, String draftKey) {
        return ids.of(kind + " " + draftKey);
    }

    private String secret(Kind kind, String draftKey, String nonce) {
        return secrets.of(kind + " " + nonce + " " + draftKey);
    }

    private Seal seal(String secret) {
        return keys.seal("draft link " + secret);
    }

    /** Where the store does not expire by itself. */
    private synchronized void tidy() {
        Instant now = realTime.instant();
        if (now.isAfter(tidied.plus(TIDIED_EVERY))) {
            tidied = now;
            known.removeOfAnyFormat(Query.query(Criteria.where("expiresAt").lt(now)), StoredLink.class);
        }
    }
}
