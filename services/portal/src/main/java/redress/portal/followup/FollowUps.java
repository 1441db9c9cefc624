package redress.portal.followup;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.portal.limits.Limit;
import redress.portal.pages.Cookies;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;

/**
 * Remembers in the browser, sealed, which report is being followed up, and until when. Whoever leaves ends it for every copy of the cookie;
 * while the store cannot say whether it was ended, nothing is shown.
 */
@Component
class FollowUps {

    private static final String COOKIE = "follow-up";
    private static final Duration KEPT = Duration.ofMinutes(30);
    private final Cookies cookies;
    private final Seal seal;
    private final Fingerprints fingerprints;
    private final MongoOperations mongo;
    private final KnownDocuments known;
    private final Clock realTime;
    private final Limit tidying = new Limit(1, Duration.ofMinutes(1), TimeMeter.SYSTEM_NANOTIME);

    /** What gives access to a report. */
    record Pass(String reference, String receipt) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param id of this cookie, however it may be written */
    private record Opened(Pass pass, String id, Instant until) {}

    @Autowired
    FollowUps(Cookies cookies, PageSecret secret, MongoOperations mongo) {
        this(cookies, secret, mongo, Clock.systemUTC());
    }

    FollowUps(Cookies cookies, PageSecret secret, MongoOperations mongo, Clock realTime) {
        this.cookies = cookies;
        this.seal = secret.seal("follow-up");
        this.fingerprints = secret.fingerprints("follow-up");
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.realTime = realTime;
    }

    void remember(HttpServletResponse response, String reference, String receipt) {
        long until = realTime.instant().plus(KEPT).getEpochSecond();
        cookies.write(
                response, COOKIE, seal.close(until + " " + Secrets.fresh() + " " + reference + " " + receipt), KEPT);
    }

    Optional<Pass> pass(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .flatMap(this::open)
                .filter(opened -> !isEnded(opened))
                .map(Opened::pass);
    }

    /** For this browser and whoever has copied its cookie. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        cookies.read(request, COOKIE).flatMap(this::open).ifPresent(opened -> {
            end(opened);
            tidy();
        });
        cookies.delete(response, COOKIE);
    }

    private Optional<Opened> open(String cookie) {
        return seal.open(cookie)
                .map(text -> text.split(" ", 4))
                .filter(parts -> parts.length == 4 && parts[0].matches("\\d{1,12}"))
                .map(parts -> new Opened(
                        new Pass(parts[2], parts[3]), parts[1], Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .filter(opened -> realTime.instant().isBefore(opened.until()));
    }

    private void end(Opened opened) {
        try {
            mongo.insert(new StoredEnd(fingerprints.of(opened.id()), opened.until()));
        } catch (DuplicateKeyException ended) {
            // before, perhaps by a newer version
        }
    }

    /** In whatever format that was stored. */
    private boolean isEnded(Opened opened) {
        return mongo.exists(Query.query(Criteria.where("_id").in(fingerprints.all(opened.id()))), StoredEnd.class);
    }

    /** Where the store does not expire by itself. */
    private void tidy() {
        if (tidying.allows("all")) {
            known.removeOfAnyFormat(Query.query(Criteria.where("expiresAt").lt(realTime.instant())), StoredEnd.class);
        }
    }
}
