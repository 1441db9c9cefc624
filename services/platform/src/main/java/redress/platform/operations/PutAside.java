package redress.platform.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import redress.events.Topic;
import redress.platform.deadletters.DeadLetter;
import redress.platform.deadletters.DeadLetters;
import redress.platform.security.Caller;
import redress.platform.web.Refusal;

/** Dead letters of the groups of a service. */
final class PutAside implements StuckThings {

    private static final Pattern PLACE = Pattern.compile("([a-z.-]{1,100})-dlt-([0-9]{1,5})@([0-9]{1,18})");

    private final DeadLetters letters;
    private final Services services;

    private record Place(Topic topic, int partition, long offset) {}

    PutAside(DeadLetters letters, Services services) {
        this.letters = letters;
        this.services = services;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.DEAD_LETTER;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        Place from = afterKey.isEmpty() ? null : place(afterKey);
        List<Stuck> found = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (from != null && topic.compareTo(from.topic) < 0) {
                continue;
            }
            boolean here = from != null && topic == from.topic;
            reaching(() -> letters.walk(topic, here ? from.partition : 0, here ? from.offset + 1 : 0, letter -> {
                if (services.owner(letter.group()).equals(service)) {
                    found.add(stuck(service, letter));
                }
                return found.size() < limit;
            }));
            if (found.size() >= limit) {
                break;
            }
        }
        return found;
    }

    private Stuck stuck(String service, DeadLetter letter) {
        return new Stuck(
                service,
                kind(),
                letter.topic() + "-" + letter.partition() + "@" + letter.offset(),
                letter.type(),
                letter.reason(),
                at(letter.at()),
                0,
                letter.from().isEmpty() ? List.of() : List.of(Stuck.Act.BACK));
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

    private static boolean reaching(java.util.function.BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (KafkaException e) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "KAFKA_AWAY", "Kafka cannot be reached. Try again later.");
        }
    }
}
