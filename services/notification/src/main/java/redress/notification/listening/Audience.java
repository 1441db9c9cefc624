package redress.notification.listening;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.notification.ledger.Addressee;
import redress.notification.people.People;
import redress.notification.routing.Occasion;
import redress.notification.routing.Recipient;

/** Finds who stands behind a role on an occasion. */
@Component
class Audience {

    private static final String NATIONAL = "national/england/officer";

    private final People people;

    Audience(People people) {
        this.people = people;
    }

    /** Nobody for an anonymous reporter, and nobody at a body that the case was not put to. */
    List<Addressee> behind(Recipient role, Occasion occasion, Audiences.Known known) {
        String caseId = occasion.caseId();
        return switch (role) {
            case REPORTER ->
                occasion.reportId() == null || (caseId != null && known.isAnonymous(caseId))
                        ? List.of()
                        : List.of(Addressee.reporter(occasion.reportId()));
            case OFFICER -> holders(role, "compact/" + occasion.compactId() + "/officer", NATIONAL);
            case CHAIRS -> holders(role, "compact/" + occasion.compactId() + "/chair", NATIONAL);
            case BODY_CONTACT ->
                caseId != null && known.isPutToBody(caseId)
                        ? holders(role, "body/" + occasion.bodyId() + "/contact")
                        : List.of();
            case ADMINISTRATOR -> holders(role, "national/england/admin");
        };
    }

    private List<Addressee> holders(Recipient role, String... grants) {
        return Stream.of(grants)
                .map(grant -> people.withGrant(grant).stream()
                        .map(person -> new Addressee(role, person.personId(), grant))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
