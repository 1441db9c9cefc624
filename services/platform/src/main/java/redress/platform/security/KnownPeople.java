package redress.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What people may act as, at most a minute old, so that not every request asks. One caller asks again in good time while the others go on;
 * when there is no answer, what was heard last holds until the minute is over. That there was none is remembered for seconds: of those who
 * wait for one person, only the first to come waits for an answer again and again.
 */
public final class KnownPeople {

    private static final long FRESH = Duration.ofSeconds(25).toNanos();

    /** More than an answer may take, so that never two ask for one person at a time. */
    private static final long APART = Duration.ofSeconds(10).toNanos();

    private static final long NO_ANSWER_HOLDS = Duration.ofSeconds(3).toNanos();

    /** With the time that an answer may take, less than a minute. */
    private static final Duration HOLDS = Duration.ofSeconds(50);

    private static final int MOST = 10_000;

    private final PeopleSource source;
    private final LongSupplier nanos;
    private final Cache<String, Heard> heard;

    /** The questions that are on their way. */
    private final Map<String, CompletableFuture<Heard>> asked = new ConcurrentHashMap<>();

    /**
     * @param noAnswer why there was none; null where there was one
     * @param askAgainAt from when somebody should ask again, moved on by the one who does
     */
    private record Heard(
            Optional<KnownPerson> person, @Nullable PeopleUnavailable noAnswer, AtomicLong askAgainAt) {

        Optional<KnownPerson> get() {
            if (noAnswer != null) {
                throw new PeopleUnavailable(noAnswer);
            }
            return person;
        }
    }

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
            return ask(personId, null).get();
        }
        long now = nanos.getAsLong();
        long due = before.askAgainAt().get();
        if (now - due < 0 || !before.askAgainAt().compareAndSet(due, now + APART)) {
            return before.get();
        }
        Heard after = ask(personId, before);
        return after.noAnswer() == null ? after.get() : before.get();
    }

    /** Asks anew when the person is next looked for; what is on its way is not believed any more. */
    public void forget(String personId) {
        asked.compute(personId, (id, onItsWay) -> {
            heard.invalidate(id);
            return null;
        });
    }

    /**
     * One asks; others who come meanwhile wait for the same answer.
     *
     * @param before what was found; null where nothing was
     */
    private Heard ask(String personId, @Nullable Heard before) {
        CompletableFuture<Heard> mine = new CompletableFuture<>();
        CompletableFuture<Heard> others = asked.putIfAbsent(personId, mine);
        if (others != null) {
            return others.join();
        }
        Heard latest = heard.getIfPresent(personId);
        if (latest != null && latest != before) { // the question was answered a moment ago
            asked.remove(personId, mine);
            mine.complete(latest);
            return latest;
        }
        try {
            Heard answer = answer(personId);
            asked.computeIfPresent(personId, (id, last) -> last == mine ? keep(id, answer) : last);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error failed) {
            asked.remove(personId, mine);
            mine.complete(noAnswer(new PeopleUnavailable(failed)));
            throw failed;
        }
    }

    private Heard answer(String personId) {
        try {
            return new Heard(source.find(personId), null, new AtomicLong(nanos.getAsLong() + FRESH));
        } catch (PeopleUnavailable away) {
            return noAnswer(away);
        }
    }

    private Heard noAnswer(PeopleUnavailable why) {
        return new Heard(Optional.empty(), why, new AtomicLong(nanos.getAsLong() + NO_ANSWER_HOLDS));
    }

    /** No answer takes nobody's place who was heard of. */
    private @Nullable CompletableFuture<Heard> keep(String personId, Heard answer) {
        Heard before = heard.getIfPresent(personId);
        if (answer.noAnswer() == null || before == null || before.noAnswer() != null) {
            heard.put(personId, answer);
        }
        return null;
    }
}
