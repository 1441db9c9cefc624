package redress.notification.listening;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import redress.platform.formats.Format;
import redress.platform.mongo.WriteConflicts;

/**
 * Decides which events of a Compact still get a mail of their own on a day: the first so many. Which those are is kept, so that an event
 * delivered again is decided alike.
 */
@Component
class Digests {

    /** All of them lie in one document. */
    private static final int MOST = 1_000;

    /** A notice that waits longer is taken for one that a wrong clock has put off. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final MongoTemplate mongo;
    private final int above;
    private final Duration every;

    Digests(
            MongoTemplate mongo,
            @Value("${redress.notification.digest.above:10}") int above,
            @Value("${redress.notification.digest.every:30m}") Duration every) {
        this.mongo = mongo;
        if (above < 0 || above > MOST) {
            throw new IllegalStateException("redress.notification.digest.above is 0, for a mail each, to " + MOST);
        }
        if (every.isNegative() || every.isZero() || every.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                    "redress.notification.digest.every is more than nothing and at most " + LONGEST);
        }
        this.above = above;
        this.every = every;
    }

    /** One of those of which so many may come. */
    record Event(String compactId, String eventId, LocalDate day) {

        private String dayId() {
            return compactId + "|" + day;
        }
    }

    /** The first events of a day of a Compact. A day for itself: what a clock that was ahead made of one changes no other. */
    @Document("mail_days")
    @Format(1)
    static final class Day {

        @Id
        private final String id;

        @Version
        private @Nullable Long version;

        private final Set<String> events;

        Day(String id, Set<String> events) {
            this.id = id;
            this.events = events;
        }

        boolean take(Event event, int most) {
            return events.size() < most && events.add(event.eventId);
        }

        boolean holds(Event event) {
            return events.contains(event.eventId);
        }

        String id() {
            return id;
        }
    }

    /** How often those that get none are told of together. */
    Duration every() {
        return every;
    }

    /** @return the ids of those that get a mail of their own; durable when it returns */
    Set<String> alone(List<Event> events) {
        Set<String> alone = new HashSet<>();
        if (above == 0) {
            events.forEach(event -> alone.add(event.eventId));
            return alone;
        }
        Map<String, List<Event>> byDay = events.stream().collect(Collectors.groupingBy(Event::dayId));
        byDay.forEach((dayId, its) -> alone.addAll(decide(dayId, its)));
        return alone;
    }

    private Set<String> decide(String dayId, List<Event> events) {
        return WriteConflicts.RETRY.invoke(() -> {
            Day stored = mongo.findById(dayId, Day.class);
            Day day = stored != null ? stored : new Day(dayId, new HashSet<>());
            boolean changed = false;
            for (Event event : events) {
                changed |= day.take(event, above);
            }
            if (changed) {
                mongo.save(day);
            }
            return events.stream().filter(day::holds).map(Event::eventId).collect(Collectors.toSet());
        });
    }
}
