package redress.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Asks the service that owns people. */
final class AskedPeople implements PeopleSource {

    private final ServiceClients services;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(String personId, @Nullable List<String> grants, int signOuts) {}

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
            return Optional.ofNullable(answer)
                    .map(known -> new KnownPerson(
                            known.personId(), known.grants() == null ? List.of() : known.grants(), known.signOuts()));
        } catch (HttpClientErrorException.NotFound unknown) {
            return Optional.empty();
        } catch (RestClientException noAnswer) {
            throw new PeopleUnavailable(noAnswer);
        }
    }
}
