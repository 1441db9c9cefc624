package redress.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What people may act as, at most a minute old, so that not every request asks. One caller asks again in good time while the others go on;
 * when there is no answer, what was heard last holds until the minute is over.
 */
public final class KnownPeople {

    private static final long FRESH = Duration.ofSeconds(25).toNanos();
    private static final long APART = Duration.ofSeconds(3).toNanos();

    /** With the time that an answer may take, less than a minute. */
    private static final Duration HOLDS = Duration.ofSeconds(50);

    private static final int MOST = 10_000;

    private final PeopleSource source;
    private final LongSupplier nanos;
    private final Cache<String, Heard> heard;

    /** @param askAgainAt from when somebody should ask again, moved on by the one who does */
    private record Heard(Optional<KnownPerson> person, AtomicLong askAgainAt) {}

    KnownPeople(PeopleSource source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.heard = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(HOLDS)
                .ticker(nanos::getAsLong)
                .build();
    }

    /**
     * @return empty for somebody who is not, or no longer, known
     * @throws PeopleUnavailable if it cannot be told
     */
    public Optional<KnownPerson> find(String personId) {
        Heard before = heard.getIfPresent(personId);
        if (before == null) {
            return heard.get(personId, this::ask).person();
        }
        long now = nanos.getAsLong();
        long due = before.askAgainAt().get();
        if (now - due < 0 || !before.askAgainAt().compareAndSet(due, now + APART)) {
            return before.person();
        }
        try {
            Heard after = heard.asMap().computeIfPresent(personId, (id, old) -> ask(id));
            return after == null ? find(personId) : after.person();
        } catch (PeopleUnavailable away) {
            return before.person();
        }
    }

    /** Asks anew when the person is next looked for. */
    public void forget(String personId) {
        heard.invalidate(personId);
    }

    private Heard ask(String personId) {
        return new Heard(source.find(personId), new AtomicLong(nanos.getAsLong() + FRESH));
    }
}
