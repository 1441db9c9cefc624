package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.platform.security.ServiceClients;
import redress.platform.web.Refusal;

/** Asks the register whether a Compact has an officer or a chair of its own. */
@Component
class SteeringGroups {

    private static final ParameterizedTypeReference<List<Member>> MEMBERS = new ParameterizedTypeReference<>() {};

    private final ServiceClients services;

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Member(List<String> grants) {}

    SteeringGroups(ServiceClients services) {
        this.services = services;
    }

    /** @throws Refusal (503) if the register does not answer */
    boolean isThereOneFor(String compactId) {
        String compact = "compact/" + compactId;
        try {
            List<Member> members = services.to("register")
                    .get()
                    .uri("/internal/register/people?grant={grant}", compact)
                    .retrieve()
                    .body(MEMBERS);
            return members != null
                    && members.stream()
                            .flatMap(member -> member.grants().stream())
                            .anyMatch(grant -> grant.equals(compact + "/officer") || grant.equals(compact + "/chair"));
        } catch (RestClientException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Please try again in a few seconds.");
        }
    }
}
