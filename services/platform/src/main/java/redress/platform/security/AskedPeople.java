package redress.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks the service that owns people. */
final class AskedPeople implements PeopleSource {

    private final ServiceClients services;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(
            @Nullable String personId, @Nullable List<String> grants, int signOuts) {}

    AskedPeople(ServiceClients services) {
        this.services = services;
    }

    @Override
    public Optional<KnownPerson> find(String personId) {
        try {
            Answer answer = services.to("register")
                    .get()
                    .uri("/internal/register/people/{personId}", personId)
                    .retrieve()
                    .body(Answer.class);
            if (answer == null || !personId.equals(answer.personId())) {
                throw new PeopleUnavailable(new IllegalStateException("The answer is about nobody, or somebody else"));
            }
            return Optional.of(new KnownPerson(
                    personId, answer.grants() == null ? List.of() : answer.grants(), answer.signOuts()));
        } catch (RestClientResponseException refused) {
            if (PersonNotKnown.isSaidBy(refused)) {
                return Optional.empty();
            }
            throw new PeopleUnavailable(refused);
        } catch (RestClientException noAnswer) {
            throw new PeopleUnavailable(noAnswer);
        }
    }
}
