package redress.notification.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.platform.problems.Refusal;
import redress.platform.security.ServiceClients;

/** Asks triage which cases are somebody's to know of. The answer is never kept, and without one nothing is told of any case. */
@Component
class OwnCases {

    private final ServiceClients services;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<Entry> roles) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String caseId) {}

    OwnCases(ServiceClients services) {
        this.services = services;
    }

    /**
     * @return those in which the person has a part
     * @throws Refusal (503) if triage does not answer
     */
    Set<String> among(Collection<String> caseIds, String personId) {
        if (caseIds.isEmpty()) {
            return Set.of();
        }
        try {
            return services
                    .to("triage")
                    .get()
                    .uri(uri -> uri.path("/internal/triage/roles/{personId}")
                            .queryParam("caseId", caseIds)
                            .build(personId))
                    .retrieve()
                    .requiredBody(Answer.class)
                    .roles()
                    .stream()
                    .map(Entry::caseId)
                    .collect(Collectors.toSet());
        } catch (RestClientException | IllegalStateException away) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "TRIAGE_AWAY",
                    "It cannot be told just now which cases are yours. Please try again in a few seconds.");
        }
    }
}
