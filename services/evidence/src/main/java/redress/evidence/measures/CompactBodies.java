package redress.evidence.measures;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import redress.platform.problems.ProblemCode;
import redress.platform.problems.Refusal;
import redress.platform.security.ServiceClients;

/** Which bodies a Compact binds, as the register says; asked only about those few who both steer a Compact and speak for a body. */
@Component
class CompactBodies {

    private final ServiceClients services;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Compact(List<Body> bodies) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Body(String bodyId) {}

    CompactBodies(ServiceClients services) {
        this.services = services;
    }

    /** @throws Refusal (503) if the register does not answer */
    boolean includeOneOf(String compactId, Collection<String> bodyIds) {
        try {
            return services
                    .to("register")
                    .get()
                    .uri("/api/register/compacts/{compactId}", compactId)
                    .retrieve()
                    .requiredBody(Compact.class)
                    .bodies()
                    .stream()
                    .map(Body::bodyId)
                    .anyMatch(bodyIds::contains);
        } catch (HttpClientErrorException.NotFound unknown) {
            if (ProblemCode.of(unknown).equals("NOT_FOUND")) {
                return false;
            }
            throw away(); // a 404 of somebody else: the figures are not shown by it
        } catch (RestClientException | IllegalStateException noAnswer) {
            throw away();
        }
    }

    private static Refusal away() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "REGISTER_AWAY",
                "The register cannot be asked just now. Please try again in a few seconds.");
    }
}
