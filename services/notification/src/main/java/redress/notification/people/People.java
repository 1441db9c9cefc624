package redress.notification.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import redress.events.register.CompactChanged;
import redress.platform.security.ServiceClients;
import redress.platform.web.ProblemCode;

/**
 * Asks the owners of addresses, and the register for the names of Compacts. The register's answers are kept for a short while and dropped when the Compact changes; a reporter's
 * address is asked for each mail and kept nowhere.
 */
@Component
public class People {

    private final RestClient register;
    private final RestClient intake;
    private final Kept<List<Person>> byGrant;

    /** By the ids of Compact and body, with a slash between. */
    private final Kept<Acting> acting;

    private final Kept<Optional<String>> compacts;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String personId, String email, List<String> grants) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ReporterAddress(@Nullable String email) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Compact(String name) {}

    @Autowired
    People(ServiceClients clients, @Value("${redress.notification.people.keep:60s}") Duration keep) {
        this(clients.to("register"), clients.to("intake"), keep, Clock.systemUTC());
    }

    People(RestClient register, RestClient intake, Duration keep, Clock real) {
        this.register = register;
        this.intake = intake;
        this.byGrant = new Kept<>(keep, real);
        this.acting = new Kept<>(keep, real);
        this.compacts = new Kept<>(keep, real);
    }

    /** @param grant such as {@code compact/thurrock/officer} */
    public List<Person> withGrant(String grant) {
        return byGrant.of(grant, () -> ask(grant));
    }

    /**
     * Who acts in what concerns a body under a Compact, as the register decides it.
     *
     * @param officers those who act as officer, and {@code chairs} as chairs, each with the grant by which they do
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Acting(List<Holder> officers, List<Holder> chairs) {}

    /** @param grant by which the person acts */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Holder(String personId, String grant) {}

    /** Nobody among them speaks for the body. */
    public Acting acting(String compactId, String bodyId) {
        return acting.of(
                compactId + "/" + bodyId,
                () -> register.get()
                        .uri("/internal/register/steering?compactId={compact}&bodyId={body}", compactId, bodyId)
                        .retrieve()
                        .requiredBody(Acting.class));
    }

    /** The person's present address, if the person still holds the grant. */
    public Optional<String> address(String grant, String personId) {
        return withGrant(grant).stream()
                .filter(person -> person.personId().equals(personId))
                .map(Person::email)
                .findFirst();
    }

    /** How people call the Compact; empty where the register knows none of that id. */
    public Optional<String> compactName(String compactId) {
        return compacts.of(compactId, () -> {
            try {
                return Optional.of(register.get()
                        .uri("/api/register/compacts/{compactId}", compactId)
                        .retrieve()
                        .requiredBody(Compact.class)
                        .name());
            } catch (HttpClientErrorException.NotFound e) {
                if (!ProblemCode.of(e).equals("NOT_FOUND")) {
                    throw e; // not the register's answer: the mail waits
                }
                return Optional.empty();
            }
        });
    }

    /** Empty when the reporter cannot be reached, by choice or because the report is gone. */
    public Optional<String> reporterAddress(String reportId) {
        try {
            ReporterAddress answer = intake.get()
                    .uri("/internal/intake/reports/{reportId}/reporter-address", reportId)
                    .retrieve()
                    .body(ReporterAddress.class);
            return Optional.ofNullable(answer).map(ReporterAddress::email).filter(email -> !email.isBlank());
        } catch (HttpClientErrorException.NotFound e) {
            if (!ProblemCode.of(e).equals("NOT_FOUND")) {
                throw e; // not intake's answer: the mail waits
            }
            return Optional.empty();
        }
    }

    /** The Compact, its steering group or its bodies have changed: what was known of their people is asked anew. */
    public void drop(CompactChanged changed) {
        byGrant.dropIf(grant -> grant.startsWith("compact/" + changed.compactId() + "/")
                || changed.bodies().stream().anyMatch(body -> grant.startsWith("body/" + body.bodyId() + "/")));
        acting.dropIf(about -> about.startsWith(changed.compactId() + "/"));
        compacts.dropIf(changed.compactId()::equals);
    }

    private List<Person> ask(String grant) {
        List<Entry> entries = register.get()
                .uri("/internal/register/people?grant={grant}", grant)
                .retrieve()
                .body(new ParameterizedTypeReference<List<Entry>>() {});
        return entries == null
                ? List.of()
                : entries.stream()
                        .filter(each -> each.grants().contains(grant))
                        .map(each -> new Person(each.personId(), each.email()))
                        .toList();
    }
}
