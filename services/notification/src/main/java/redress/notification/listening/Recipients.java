package redress.notification.listening;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import redress.notification.ledger.Addressee;
import redress.notification.people.AddressBook;
import redress.notification.routing.Recipient;
import redress.notification.routing.Trigger;

/** Finds who stands behind a role on an occasion. */
@Component
class Recipients {

    private final AddressBook people;

    Recipients(AddressBook people) {
        this.people = people;
    }

    /** Nobody for an anonymous reporter, and nobody at a body that the case was not put to. */
    List<Addressee> behind(Recipient role, Trigger occasion, Audiences.Known known) {
        String caseId = occasion.caseId();
        return switch (role) {
            case REPORTER ->
                occasion.reportId() == null || (caseId != null && known.isAnonymous(caseId))
                        ? List.of()
                        : List.of(Addressee.reporter(occasion.reportId()));
            case OFFICER -> acting(role, occasion, AddressBook.Acting::officers);
            case CHAIRS -> acting(role, occasion, AddressBook.Acting::chairs);
            case BODY_CONTACT ->
                caseId != null && known.isPutToBody(caseId)
                        ? holders(role, "body/" + occasion.bodyId() + "/contact")
                        : List.of();
            case ADMINISTRATOR -> holders(role, "national/england/admin");
        };
    }

    /** Who speaks for the body is told as the body, when the case is put to it, and as nothing else. */
    private List<Addressee> acting(
            Recipient role, Trigger occasion, Function<AddressBook.Acting, List<AddressBook.Holder>> which) {
        AddressBook.Acting acting =
                people.acting(String.valueOf(occasion.compactId()), String.valueOf(occasion.bodyId()));
        return which.apply(acting).stream()
                .map(holder -> new Addressee(role, holder.personId(), holder.grant()))
                .toList();
    }

    private List<Addressee> holders(Recipient role, String grant) {
        return people.withGrant(grant).stream()
                .map(person -> new Addressee(role, person.personId(), grant))
                .toList();
    }
}
