package redress.triage.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.events.codes.Sector;
import redress.platform.problems.Refusal;
import redress.platform.security.ServiceClients;

/**
 * Asks the register who is in the pool of a Compact, and for which somebody of their own acts. An answer is kept for half a minute; when
 * there is none, the request is refused.
 */
@Component
public class CompactPool {

    private static final Duration FRESH = Duration.ofSeconds(30);

    /** So that it is still fresh when a case was locked and changed. */
    private static final Duration YOUNG = Duration.ofSeconds(15);

    private static final int MOST_POOLS = 10_000;
    private static final String ALL = "";

    private static final ParameterizedTypeReference<List<Member>> MEMBERS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Group>> GROUPS = new ParameterizedTypeReference<>() {};

    private final ServiceClients services;
    private final Cache<String, List<Member>> pools;
    private final Cache<String, List<Group>> groups;

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
    CompactPool(ServiceClients services) {
        this(services, Ticker.systemTicker());
    }

    CompactPool(ServiceClients services, Ticker ticker) {
        this.services = services;
        this.pools = kept(MOST_POOLS, ticker);
        this.groups = kept(1, ticker);
    }

    private static <T> Cache<String, T> kept(int most, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(FRESH)
                .ticker(ticker)
                .build();
    }

    /** To be called before a case is locked: what {@link #hasSteeringGroup} then answers from is known, and good for a while. */
    public void freshen() {
        if (!isYoung(groups, ALL)) {
            askForGroups();
        }
    }

    /** The same of {@link #pool}. */
    public void freshenPool(String compactId) {
        if (!isYoung(pools, compactId)) {
            askForPool(compactId);
        }
    }

    /** Those from whom panels of the Compact are formed. */
    public List<Member> pool(String compactId) {
        List<Member> known = pools.getIfPresent(compactId);
        return known != null ? known : askForPool(compactId);
    }

    private List<Member> askForPool(String compactId) {
        List<Member> fresh =
                ask("/internal/register/people?grant={grant}", MEMBERS, "compact/" + compactId + "/member");
        pools.put(compactId, fresh);
        return fresh;
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
        List<Group> known = groups.getIfPresent(ALL);
        return known != null ? known : askForGroups();
    }

    private List<Group> askForGroups() {
        List<Group> fresh = ask("/internal/register/steering-groups", GROUPS);
        groups.put(ALL, fresh);
        return fresh;
    }

    private static boolean isYoung(Cache<String, ?> kept, String of) {
        return kept.policy().expireAfterWrite().orElseThrow().ageOf(of).stream()
                .anyMatch(age -> age.compareTo(YOUNG) <= 0);
    }

    private <T> List<T> ask(String address, ParameterizedTypeReference<List<T>> type, Object... about) {
        try {
            List<T> found =
                    services.to("register").get().uri(address, about).retrieve().body(type);
            return found == null ? List.of() : found;
        } catch (RestClientException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Nothing was changed; please try again in a few seconds.");
        }
    }
}
