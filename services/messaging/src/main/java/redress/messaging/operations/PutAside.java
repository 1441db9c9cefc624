package redress.messaging.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import redress.events.Topic;
import redress.messaging.deadletters.DeadLetter;
import redress.messaging.deadletters.DeadLetters;
import redress.platform.operations.ServiceNames;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.problems.Refusal;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Readiness;
import redress.platform.security.Caller;

/** Dead letters of the groups of a service. */
final class PutAside implements StuckThings {

    private static final Pattern PLACE = Pattern.compile("([a-z.-]{1,100})-dlt-([0-9]{1,5})@([0-9]{1,18})");

    private final DeadLetters letters;
    private final ServiceNames services;
    private final Readiness readiness;

    private record Place(Topic topic, int partition, long offset) {}

    private static final Place START = new Place(Topic.values()[0], 0, 0);

    PutAside(DeadLetters letters, ServiceNames services, Readiness readiness) {
        this.letters = letters;
        this.services = services;
        this.readiness = readiness;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.DEAD_LETTER;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        return part(service, afterKey, limit).found();
    }

    @Override
    public Part part(String service, String afterKey, int limit) {
        Place after = afterKey.isEmpty() ? null : place(afterKey);
        Place from = after == null ? START : new Place(after.topic, after.partition, after.offset + 1);
        if (readiness.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.BROKER)) {
            // asking would keep somebody waiting who wants to see the rest
            throw away();
        }
        List<Stuck> found = new ArrayList<>();
        Optional<DeadLetter> reached = reaching(() -> letters.walk(from.topic, from.partition, from.offset, letter -> {
            if (services.owner(letter.group()).equals(service)) {
                found.add(stuck(service, letter));
            }
            return found.size() < limit;
        }));
        return new Part(found, reached.map(PutAside::id).orElse(null));
    }

    private Stuck stuck(String service, DeadLetter letter) {
        return new Stuck(
                service,
                kind(),
                id(letter),
                letter.type(),
                letter.reason(),
                at(letter.at()),
                0,
                letter.from().isEmpty() ? List.of() : List.of(Stuck.Act.BACK));
    }

    private static String id(DeadLetter letter) {
        return letter.topic() + "-" + letter.partition() + "@" + letter.offset();
    }

    private static @Nullable Instant at(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        Place place = place(id);
        return act == Stuck.Act.BACK
                && place != null
                && reaching(() -> letters.replay(place.topic, place.partition, place.offset));
    }

    private static @Nullable Place place(String id) {
        Matcher matcher = PLACE.matcher(id);
        return !matcher.matches()
                ? null
                : Arrays.stream(Topic.values())
                        .filter(topic -> topic.wireName().equals(matcher.group(1)))
                        .map(topic ->
                                new Place(topic, Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                        .findFirst()
                        .orElse(null);
    }

    private static <T> T reaching(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            throw away();
        }
    }

    private static Refusal away() {
        return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "KAFKA_AWAY", "Kafka cannot be reached. Try again later.");
    }
}
