package redress.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates whose first waiting event cannot be sent. Each waits alone, and is tried again with growing pauses; what waits behind
 * it under the same key keeps its order. Known in this process only: another relay finds out by itself.
 */
public final class HeldBack {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Clock realTime;
    private final Map<String, Event> byAggregate = new ConcurrentHashMap<>();

    /** An event that cannot be sent, and since when; real time. */
    public record Event(
            String aggregate, String eventId, String type, String reason, Instant since, int tries, Instant next) {

        /** What lies further ahead than can be was told by a clock that was wrong. */
        Event asOf(Instant now) {
            boolean dated = since.isAfter(now) || next.isAfter(now.plus(LONGEST_PAUSE));
            return dated ? new Event(aggregate, eventId, type, reason, earlier(since, now), tries, now) : this;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    public HeldBack(Clock realTime) {
        this.realTime = realTime;
    }

    public void hold(String aggregate, String eventId, String type, String reason) {
        Instant now = realTime.instant();
        byAggregate.compute(aggregate, (key, before) -> {
            boolean same = before != null && before.eventId.equals(eventId);
            int tries = same ? before.tries + 1 : 1;
            Instant since = same ? before.asOf(now).since : now;
            return new Event(aggregate, eventId, type, reason, since, tries, now.plus(pause(tries)));
        });
    }

    public void release(String aggregate) {
        byAggregate.remove(aggregate);
    }

    /** Drops those that wait no more. */
    public void releaseOthersThan(Set<String> waiting) {
        byAggregate.keySet().retainAll(waiting);
    }

    /** Lets a pass try it at once. */
    void tryNow(String aggregate) {
        byAggregate.computeIfPresent(
                aggregate,
                (key, held) -> new Event(
                        aggregate, held.eventId, held.type, held.reason, held.since, held.tries, Instant.EPOCH));
    }

    /** Those that this pass passes by. */
    public Set<String> notYet() {
        Instant now = realTime.instant();
        return all().stream()
                .filter(held -> now.isBefore(held.next))
                .map(Event::aggregate)
                .collect(Collectors.toSet());
    }

    @Nullable
    Event of(String aggregate) {
        return byAggregate.get(aggregate);
    }

    public List<Event> all() {
        Instant now = realTime.instant();
        byAggregate.replaceAll((aggregate, held) -> held.asOf(now));
        return List.copyOf(byAggregate.values());
    }

    public RelayLoop.Waiting waiting() {
        Instant oldest = all().stream()
                .map(held -> OutboxEntry.realTime(held.eventId))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new RelayLoop.Waiting(byAggregate.size(), oldest);
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
