package redress.triage.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
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

    /** Those from whom panels of the Compact are formed. */
    public List<Member> pool(String compactId) {
        String grant = "compact/" + compactId + "/member";
        Answer<Member> known = pools.get(grant);
        if (known != null && isFresh(known)) {
            return known.content();
        }
        Answer<Member> fresh = ask("/internal/register/people?grant={grant}", MEMBERS, grant);
        pools.put(grant, fresh);
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
        return nanos.getAsLong() - known.at < FRESH_NANOS;
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
