package redress.portal.sessions;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.platform.security.KnownPeople;
import redress.platform.security.KnownPerson;
import redress.platform.security.PeopleUnavailable;
import redress.portal.clients.ServiceDown;
import redress.portal.tokens.Account;
import redress.portal.tokens.TokenIssuer;

/** What those who are signed in may act as now, as the register says, and the token that tells the services who they are. */
@Component
public class PeopleNow {

    private final KnownPeople people;
    private final TokenIssuer issuer;

    PeopleNow(KnownPeople people, TokenIssuer issuer) {
        this.people = people;
        this.issuer = issuer;
    }

    /**
     * The person, if the register still knows them and their sign-ins were not ended since.
     *
     * @param signOuts how often they had been ended when this one began
     * @param until when the sign-in ends in any case
     * @param sessionKey the print under which it is stored
     * @throws ServiceDown if the register cannot be asked
     */
    public Optional<SignedIn> of(String personId, String name, int signOuts, Instant until, String sessionKey) {
        return known(personId)
                .filter(person -> signOuts >= person.signOuts())
                .map(person -> new Account(personId, name, person.grants(), signOuts))
                .map(person -> new SignedIn(person, issuer.current(person), until, sessionKey));
    }

    /** As the register says at this moment, not a minute ago. */
    public Optional<Account> atSignIn(String personId, String name) {
        people.forget(personId);
        return known(personId).map(person -> new Account(personId, name, person.grants(), person.signOuts()));
    }

    private Optional<KnownPerson> known(String personId) {
        try {
            return people.find(personId);
        } catch (PeopleUnavailable away) {
            throw new ServiceDown("register", away);
        }
    }
}
