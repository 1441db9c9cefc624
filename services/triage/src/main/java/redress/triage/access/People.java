package redress.triage.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.events.codes.Sector;
import redress.platform.security.ServiceClients;
import redress.platform.web.Refusal;

/**
 * Asks the register who is in the pool of a Compact, and for which somebody of their own acts. An answer is kept for half a minute; when
 * there is none, the request is refused.
 */
@Component
public class People {

    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    /** So that it is still fresh when a case was locked and changed. */
    private static final long YOUNG_NANOS = Duration.ofSeconds(15).toNanos();

    private static final ParameterizedTypeReference<List<Member>> MEMBERS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Group>> GROUPS = new ParameterizedTypeReference<>() {};

    private final ServiceClients services;
    private final LongSupplier nanos;
    private final Map<String, Answer<Member>> pools = new ConcurrentHashMap<>();
    private volatile @Nullable Answer<Group> groups;

    private record Answer<T>(List<T> content, long at) {}

    /** @param notFor bodies in whose cases nobody of them acts, since all speak for the body */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Group(String compactId, Set<String> notFor) {}

    /** @param sector null for people who stand for none */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Member(String personId, @Nullable Sector sector, List<String> grants) {

        public Member {
            grants = List.copyOf(grants);
        }
    }

    @Autowired
    People(ServiceClients services) {
        this(services, System::nanoTime);
    }

    People(ServiceClients services, LongSupplier nanos) {
        this.services = services;
        this.nanos = nanos;
    }

    /** To be called before a case is locked: what {@link #hasSteeringGroup} then answers from is known, and good for a while. */
    public void freshen() {
        Answer<Group> known = groups;
        if (known == null || age(known) > YOUNG_NANOS) {
            groups = ask("/internal/register/steering-groups", GROUPS);
        }
    }

    /** The same of {@link #pool}. */
    public void freshenPool(String compactId) {
        Answer<Member> known = pools.get(compactId);
        if (known == null || age(known) > YOUNG_NANOS) {
            askForPool(compactId);
        }
    }

    /** Those from whom panels of the Compact are formed. */
    public List<Member> pool(String compactId) {
        Answer<Member> known = pools.get(compactId);
        return known != null && isFresh(known) ? known.content() : askForPool(compactId);
    }

    private List<Member> askForPool(String compactId) {
        Answer<Member> fresh =
                ask("/internal/register/people?grant={grant}", MEMBERS, "compact/" + compactId + "/member");
        pools.put(compactId, fresh);
        return fresh.content();
    }

    /** Whether anybody of its own acts for the Compact; if nobody does, the national officer does. */
    public boolean hasSteeringGroup(String compactId) {
        return groups().stream().anyMatch(group -> group.compactId().equals(compactId));
    }

    /** The same in a case about a body: nobody acts there who speaks for it. */
    public boolean hasSteeringGroup(String compactId, String bodyId) {
        return groups().stream()
                .anyMatch(group ->
                        group.compactId().equals(compactId) && !group.notFor().contains(bodyId));
    }

    /** For which bodies of which Compacts nobody of their own acts, although somebody does for others; by Compact. */
    public Map<String, Set<String>> bodiesWithoutSteeringGroup() {
        return groups().stream()
                .filter(group -> !group.notFor().isEmpty())
                .collect(Collectors.toMap(Group::compactId, Group::notFor, (one, other) -> one));
    }

    private List<Group> groups() {
        Answer<Group> known = groups;
        if (known != null && isFresh(known)) {
            return known.content();
        }
        Answer<Group> fresh = ask("/internal/register/steering-groups", GROUPS);
        groups = fresh;
        return fresh.content();
    }

    private boolean isFresh(Answer<?> known) {
        return age(known) < FRESH_NANOS;
    }

    private long age(Answer<?> known) {
        return nanos.getAsLong() - known.at;
    }

    private <T> Answer<T> ask(String address, ParameterizedTypeReference<List<T>> type, Object... about) {
        try {
            List<T> found =
                    services.to("register").get().uri(address, about).retrieve().body(type);
            return new Answer<>(found == null ? List.of() : found, nanos.getAsLong());
        } catch (RestClientException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Nothing was changed; please try again in a few seconds.");
        }
    }
}
