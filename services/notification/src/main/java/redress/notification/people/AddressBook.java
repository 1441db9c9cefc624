package redress.notification.people;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import redress.events.register.CompactChanged;
import redress.platform.problems.ProblemCode;
import redress.platform.security.ServiceClients;

/**
 * Asks the owners of addresses, and the register for the names of Compacts. The register's answers are kept for a short while and dropped when the Compact changes; a reporter's
 * address is asked for each mail and kept nowhere.
 */
@Component
public class AddressBook {

    private static final int MOST = 10_000;

    private final RestClient register;
    private final RestClient intake;
    private final Cache<String, List<RoleHolder>> byGrant;

    /** By the ids of Compact and body, with a slash between. */
    private final Cache<String, Acting> acting;

    /** Names, by the ids of Compacts. */
    private final Cache<String, Optional<String>> compacts;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String personId, String email, List<String> grants) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ReporterAddress(@Nullable String email) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Compact(String name) {}

    @Autowired
    AddressBook(ServiceClients clients, @Value("${redress.notification.people.keep:60s}") Duration keep) {
        this(clients.to("register"), clients.to("intake"), keep, Ticker.systemTicker());
    }

    AddressBook(RestClient register, RestClient intake, Duration keep, Ticker ticker) {
        this.register = register;
        this.intake = intake;
        this.byGrant = kept(keep, ticker);
        this.acting = kept(keep, ticker);
        this.compacts = kept(keep, ticker);
    }

    /** Nobody waits behind another who asks the same: a register that hangs would then hold up all of them in turn. */
    private static <T> T known(Cache<String, T> kept, String question, Function<String, T> ask) {
        T answer = kept.getIfPresent(question);
        if (answer == null) {
            answer = ask.apply(question);
            kept.put(question, answer);
        }
        return answer;
    }

    private static <T> Cache<String, T> kept(Duration keep, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(keep)
                .ticker(ticker)
                .build();
    }

    /** @param grant such as {@code compact/thurrock/officer} */
    public List<RoleHolder> withGrant(String grant) {
        return known(byGrant, grant, this::ask);
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
        return known(
                acting,
                compactId + "/" + bodyId,
                about -> register.get()
                        .uri("/internal/register/steering?compactId={compact}&bodyId={body}", compactId, bodyId)
                        .retrieve()
                        .requiredBody(Acting.class));
    }

    /** The person's present address, if the person still holds the grant. */
    public Optional<String> address(String grant, String personId) {
        return withGrant(grant).stream()
                .filter(person -> person.personId().equals(personId))
                .map(RoleHolder::email)
                .findFirst();
    }

    /** How people call the Compact; empty where the register knows none of that id. */
    public Optional<String> compactName(String compactId) {
        return known(compacts, compactId, this::askName);
    }

    private Optional<String> askName(String compactId) {
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
        byGrant.asMap()
                .keySet()
                .removeIf(grant -> grant.startsWith("compact/" + changed.compactId() + "/")
                        || changed.bodies().stream().anyMatch(body -> grant.startsWith("body/" + body.bodyId() + "/")));
        acting.asMap().keySet().removeIf(about -> about.startsWith(changed.compactId() + "/"));
        compacts.invalidate(changed.compactId());
    }

    private List<RoleHolder> ask(String grant) {
        List<Entry> entries = register.get()
                .uri("/internal/register/people?grant={grant}", grant)
                .retrieve()
                .body(new ParameterizedTypeReference<List<Entry>>() {});
        return entries == null
                ? List.of()
                : entries.stream()
                        .filter(each -> each.grants().contains(grant))
                        .map(each -> new RoleHolder(each.personId(), each.email()))
                        .toList();
    }
}
