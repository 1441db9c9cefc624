package redress.notification.people;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.client.RestClient;

/** People that a test puts together itself. */
public final class SamplePeople extends AddressBook {

    private final Map<String, List<RoleHolder>> byGrant = new ConcurrentHashMap<>();
    private final Map<String, String> reporters = new ConcurrentHashMap<>();
    private volatile boolean silent;

    public SamplePeople() {
        super(RestClient.create(), RestClient.create(), Duration.ZERO, Ticker.systemTicker());
    }

    public static SamplePeople thurrock() {
        return new SamplePeople()
                .with("compact/thurrock/officer", "sample-thurrock-officer")
                .with("compact/thurrock/chair", "sample-thurrock-chair-statutory", "sample-thurrock-chair-vcs")
                .with("body/thurrock-council/contact", "sample-thurrock-council-contact")
                .with("national/england/officer", "sample-national-officer")
                .withReporter("report-1", "manager@sample-cvs.example");
    }

    public SamplePeople with(String grant, String... personIds) {
        byGrant.put(
                grant,
                List.of(personIds).stream()
                        .map(id -> new RoleHolder(id, id + "@people.example"))
                        .toList());
        return this;
    }

    public SamplePeople withAddress(String grant, String personId, String address) {
        byGrant.put(grant, List.of(new RoleHolder(personId, address)));
        return this;
    }

    public SamplePeople withReporter(String reportId, String address) {
        reporters.put(reportId, address);
        return this;
    }

    @Override
    public Optional<String> compactName(String compactId) {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
        return compactId.equals("thurrock") ? Optional.of("Thurrock Compact") : Optional.empty();
    }

    /** Whether the owners of addresses answer. */
    public void silent(boolean silent) {
        this.silent = silent;
    }

    @Override
    public List<RoleHolder> withGrant(String grant) {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
        return byGrant.getOrDefault(grant, List.of());
    }

    /** As the register decides it. */
    @Override
    public Acting acting(String compactId, String bodyId) {
        List<Holder> officers = holders("compact/" + compactId + "/officer", bodyId);
        List<Holder> chairs = holders("compact/" + compactId + "/chair", bodyId);
        if (officers.isEmpty() && chairs.isEmpty()) {
            List<Holder> national = holders("national/england/officer", bodyId);
            return new Acting(national, national);
        }
        return new Acting(officers.isEmpty() ? chairs : officers, chairs.isEmpty() ? officers : chairs);
    }

    private List<Holder> holders(String grant, String bodyId) {
        List<RoleHolder> ofTheBody = withGrant("body/" + bodyId + "/contact");
        return withGrant(grant).stream()
                .filter(person -> !ofTheBody.contains(person))
                .map(person -> new Holder(person.personId(), grant))
                .toList();
    }

    @Override
    public Optional<String> reporterAddress(String reportId) {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
        return Optional.ofNullable(reporters.get(reportId));
    }
}
