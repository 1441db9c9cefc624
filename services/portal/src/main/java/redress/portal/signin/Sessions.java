package redress.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;
import redress.portal.pages.Cookies;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is signed in, by the secret in a cookie. Lasts 30 minutes without use and eight hours at most, across restarts and several
 * portals, and ends at once when the person signs out.
 */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final String COOKIE = "session";
    private static final JsonMapper JSON = new JsonMapper();
    private final MongoOperations mongo;
    private final Cookies cookies;
    private final RealTime time;
    private final PageSecret keys;
    private final Fingerprints fingerprints;
    private final SecurityLog log;

    private record Content(String personId, String name, List<String> grants, String token, long until) {}

    Sessions(MongoOperations mongo, Cookies cookies, RealTime time, PageSecret keys, SecurityLog log) {
        this.mongo = mongo;
        this.cookies = cookies;
        this.time = time;
        this.keys = keys;
        this.log = log;
        this.fingerprints = keys.fingerprints("session");
    }

    void begin(Person person, TokenIssuer.Issued issued, HttpServletResponse response) {
        String secret = Secrets.fresh();
        String content = JSON.writeValueAsString(new Content(
                person.personId(),
                person.name(),
                person.grants(),
                issued.token(),
                issued.until().getEpochSecond()));
        mongo.insert(
                new StoredSession(fingerprints.of(secret), seal(secret).close(content), time.now(), issued.until()));
        cookies.write(response, COOKIE, secret, null);
    }

    Optional<SignedIn> of(HttpServletRequest request) {
        return cookies.read(request, COOKIE).flatMap(this::of);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        cookies.read(request, COOKIE).ifPresent(secret -> {
            of(secret)
                    .ifPresent(session -> log.note(SecurityEvent.of(
                            "portal.signIn.ended", "person/" + session.person().personId())));
            mongo.remove(byId(fingerprints.of(secret)), StoredSession.class);
        });
        cookies.delete(response, COOKIE);
    }

    private Optional<SignedIn> of(String secret) {
        String id = fingerprints.of(secret);
        StoredSession stored = mongo.findById(id, StoredSession.class);
        Instant now = time.now();
        if (stored == null
                || !now.isBefore(stored.expiresAt())
                || !now.isBefore(stored.lastSeen().plus(IDLE))
                || stored.lastSeen().isAfter(now.plus(IDLE))) { // begun by a clock that was ahead
            return Optional.empty();
        }
        if (now.isAfter(stored.lastSeen().plus(SEEN_EVERY))) {
            mongo.updateFirst(byId(id), Update.update("lastSeen", now), StoredSession.class);
        }
        return seal(secret)
                .open(stored.sealed())
                .flatMap(text -> read(text, id))
                .filter(session -> now.isBefore(session.until()));
    }

    private static Optional<SignedIn> read(String text, String id) {
        try {
            Content content = JSON.readValue(text, Content.class);
            return Optional.of(new SignedIn(
                    new Person(content.personId(), content.name(), content.grants()),
                    content.token(),
                    Instant.ofEpochSecond(content.until()),
                    id));
        } catch (JacksonException ofAnOlderVersion) {
            return Optional.empty();
        }
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    /** Takes both the portal's key and the cookie's: a row cannot be changed, nor one person's be given to another. */
    private Seal seal(String secret) {
        return keys.seal("session " + secret);
    }
}
