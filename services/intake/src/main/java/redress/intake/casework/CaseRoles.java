package redress.intake.casework;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import redress.platform.problems.Refusal;
import redress.platform.security.ServiceClients;

/**
 * Asks triage as what somebody works on the case of a report. The answer is never kept: triage refuses from the commit on, and so does
 * intake. Without an answer nothing is shown.
 */
@Component
public class CaseRoles {

    private final ServiceClients services;

    /** As what somebody works on a case. */
    public enum Role {
        OFFICER,
        CHAIR,
        /** Reads what the steering group reads, and does nothing with the case. */
        VICE_CHAIR,
        /** Has a seat on the panel of this very case. */
        PANEL,
        /** Speaks for the body, to which the case was put. */
        BODY;

        boolean steers() {
            return this == OFFICER || this == CHAIR || this == VICE_CHAIR;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<Entry> roles) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String role, @Nullable String reportId) {}

    /** @param reportId of which it was asked; null where triage does not say */
    private record Given(Role role, @Nullable String reportId) {}

    CaseRoles(ServiceClients services) {
        this.services = services;
    }

    /**
     * @return empty for somebody who has none, and while there is no case
     * @throws Refusal (503) if triage does not answer
     */
    public Optional<Role> of(String reportId, String personId) {
        return ask(List.of(reportId), personId).stream().map(Given::role).findFirst();
    }

    /**
     * The same of several reports, by report; without those in whose cases the person has no part. It is asked also about none: whether it
     * answers is then seen all the same.
     *
     * @throws Refusal (503) if triage does not answer
     */
    public Map<String, Role> of(List<String> reportIds, String personId) {
        Map<String, Role> roles = new HashMap<>();
        for (Given given : ask(reportIds, personId)) {
            if (given.reportId() != null) {
                roles.put(given.reportId(), given.role());
            }
        }
        return roles;
    }

    private List<Given> ask(List<String> reportIds, String personId) {
        try {
            return services
                    .to("triage")
                    .get()
                    .uri(address -> {
                        address.path("/internal/triage/roles/{personId}");
                        reportIds.forEach(reportId -> address.queryParam("reportId", reportId));
                        return address.build(personId);
                    })
                    .retrieve()
                    .requiredBody(Answer.class)
                    .roles()
                    .stream()
                    .map(entry -> new Given(Role.valueOf(entry.role()), entry.reportId()))
                    .toList();
        } catch (RestClientException | IllegalStateException | IllegalArgumentException away) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "TRIAGE_AWAY",
                    "It cannot be told just now what you may read. Please try again in a few seconds.");
        }
    }
}
