package redress.portal.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.platform.problems.Refusal;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;
import redress.portal.pages.Cookies;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.Seal;
import redress.portal.pages.Secrets;
import redress.portal.tokens.Account;
import redress.portal.tokens.RealTime;

/**
 * Who is signed in, by the secret in a cookie, or that a program keeps. Lasts 30 minutes without use and eight hours at most, across
 * restarts and several portals; ends at once when the person signs out, and within a minute when the register does not know them any
 * more or their sign-ins are ended there. What the person may do is never kept with it.
 */
@Component
public class Sessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final String COOKIE = "session";
    private final MongoOperations mongo;
    private final KnownDocuments known;
    private final Cookies cookies;
    private final RealTime time;
    private final PageSecret keys;
    private final Fingerprints fingerprints;
    private final SecurityLog log;
    private final PeopleNow people;

    /** @param id under which it is stored */
    private record Live(String id, SessionContent content) {}

    Sessions(
            MongoOperations mongo, Cookies cookies, RealTime time, PageSecret keys, SecurityLog log, PeopleNow people) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.cookies = cookies;
        this.time = time;
        this.keys = keys;
        this.log = log;
        this.people = people;
        this.fingerprints = keys.fingerprints("session");
    }

    public void begin(Account person, HttpServletResponse response) {
        cookies.write(response, COOKIE, begin(person), null);
    }

    /** @return the secret by which the session is found again */
    public String begin(Account person) {
        String secret = Secrets.fresh();
        Instant now = time.now();
        Instant until = Instant.ofEpochSecond(now.plus(LONGEST).getEpochSecond());
        String content = SessionContent.of(person, until).written();
        mongo.insert(new StoredSession(fingerprints.of(secret), seal(secret).close(content), now, until));
        return secret;
    }

    public Optional<SignedIn> of(HttpServletRequest request) {
        return cookies.read(request, COOKIE).flatMap(this::of);
    }

    /** In this browser whatever happens, and in the store whichever version has written it there. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        cookies.delete(response, COOKIE);
        cookies.read(request, COOKIE).ifPresent(secret -> {
            personOf(secret)
                    .ifPresent(personId -> log.note(SecurityEvent.of("portal.signIn.ended", "person/" + personId)));
            known.removeOfAnyFormat(byIds(fingerprints.all(secret)), StoredSession.class);
        });
    }

    /** Empty also where it cannot be told. */
    private Optional<String> personOf(String secret) {
        try {
            return live(secret).map(live -> live.content().personId());
        } catch (DataAccessException | Refusal unreadable) {
            return Optional.empty();
        }
    }

    /**
     * @param secret of a session
     * @throws redress.portal.clients.ServiceDown if the register cannot be asked
     * @throws Refusal if a newer version has stored it
     */
    public Optional<SignedIn> of(String secret) {
        return live(secret)
                .flatMap(live -> people.of(
                        live.content().personId(),
                        live.content().name(),
                        live.content().endedBefore(),
                        live.content().ends(),
                        live.id()));
    }

    private Optional<Live> live(String secret) {
        StoredSession stored = stored(secret);
        Instant now = time.now();
        if (stored == null
                || !now.isBefore(stored.expiresAt())
                || !now.isBefore(stored.lastSeen().plus(IDLE))
                || stored.lastSeen().isAfter(now.plus(IDLE))) { // begun by a clock that was ahead
            return Optional.empty();
        }
        if (now.isAfter(stored.lastSeen().plus(SEEN_EVERY))) {
            known.updateFirst(byIds(List.of(stored.id())), Update.update("lastSeen", now), StoredSession.class);
        }
        return seal(secret)
                .open(stored.sealed())
                .flatMap(SessionContent::read)
                .filter(session -> now.isBefore(session.ends()))
                .map(session -> new Live(stored.id(), session));
    }

    /** Under the fingerprint that was the newest when it began. */
    private @Nullable StoredSession stored(String secret) {
        for (String id : fingerprints.all(secret)) {
            StoredSession stored = mongo.findById(id, StoredSession.class);
            if (stored != null) {
                return stored;
            }
        }
        return null;
    }

    private static Query byIds(List<String> ids) {
        return Query.query(Criteria.where("_id").in(ids));
    }

    /** Takes both the portal's key and the cookie's: a row cannot be changed, nor one person's be given to another. */
    private Seal seal(String secret) {
        return keys.seal("session " + secret);
    }
}
