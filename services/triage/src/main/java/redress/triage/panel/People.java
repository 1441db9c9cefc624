package redress.triage.panel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Asks the register who has which part in a Compact. An answer is kept for half a minute; when there is none, the request is refused. */
@Component
public class People {

    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
    private static final ParameterizedTypeReference<List<Member>> MEMBERS = new ParameterizedTypeReference<>() {};

    private final ServiceClients services;
    private final LongSupplier nanos;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(List<Member> members, long at) {}

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
        return ask("compact/" + compactId + "/member");
    }

    /** Whether anybody of its own acts for the Compact; if nobody does, the national officer does. */
    public boolean hasSteeringGroup(String compactId) {
        return ask("compact").stream()
                .flatMap(member -> member.grants().stream())
                .anyMatch(grant -> grant.equals("compact/" + compactId + "/officer")
                        || grant.equals("compact/" + compactId + "/chair"));
    }

    private List<Member> ask(String grant) {
        Answer known = answers.get(grant);
        if (known != null && nanos.getAsLong() - known.at < FRESH_NANOS) {
            return known.members;
        }
        try {
            List<Member> members = services.to("register")
                    .get()
                    .uri("/internal/register/people?grant={grant}", grant)
                    .retrieve()
                    .body(MEMBERS);
            List<Member> found = members == null ? List.of() : members;
            answers.put(grant, new Answer(found, nanos.getAsLong()));
            return found;
        } catch (RestClientException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Nothing was changed; please try again in a few seconds.");
        }
    }
}
