package redress.triage.compacts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.events.codes.Sector;
import redress.platform.security.ServiceClients;
import redress.platform.web.Refusal;
import redress.triage.TriageProperties;

/** Asks the register who holds a grant. Answers are used again for a short while, by real time; names and addresses are not kept. */
@Component
public class RegisterPeople {
    private final ServiceClients services;
    private final long keptNanos;
    private final Map<String, Kept> memory = new ConcurrentHashMap<>();

    /** A person of the register, as far as triage looks at one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Person(
            String personId, @Nullable Sector sector, List<String> grants) {
        public Person {
            grants = List.copyOf(grants);
        }
    }

    private record Kept(List<Person> people, long since) {}

    RegisterPeople(ServiceClients services, TriageProperties properties) {
        this.services = services;
        this.keptNanos = properties.peopleCache().toNanos();
    }

    /** The people who may sit on a panel of the Compact. */
    public List<Person> pool(String compactId) {
        String grant = "compact/" + compactId + "/member";
        return ask(grant).stream().filter(one -> one.grants().contains(grant)).toList();
    }

    /** The Compacts that have an officer or a chair of their own; for all others the national officers act. */
    public Set<String> compactsWithPeople() {
        return ask("compact/").stream()
                .flatMap(one -> one.grants().stream())
                .map(grant -> grant.split("/", -1))
                .filter(grant -> grant.length == 3
                        && grant[0].equals("compact")
                        && (grant[2].equals("officer") || grant[2].equals("chair")))
                .map(grant -> grant[1])
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Person> ask(String grant) {
        Kept kept = memory.get(grant);
        long now = System.nanoTime();
        if (kept != null && now - kept.since < keptNanos) {
            return kept.people;
        }
        try {
            List<Person> people = services.to("register")
                    .get()
                    .uri("/internal/register/people?grant={grant}", grant)
                    .retrieve()
                    .body(new ParameterizedTypeReference<List<Person>>() {});
            List<Person> found = people == null ? List.of() : List.copyOf(people);
            memory.put(grant, new Kept(found, now));
            return found;
        } catch (RestClientException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_DOWN",
                    "The register does not answer, so it is not known who may do this. Try again in a few seconds.");
        }
    }
}
