package redress.register.people;

import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import redress.platform.security.KnownPerson;
import redress.platform.security.PeopleSource;
import redress.platform.security.PeopleUnavailable;

/** Says what people may act as to the process in which the register runs. */
@Component
class RegisteredPeople implements PeopleSource {

    private final People people;
    private final SignOuts signOuts;

    RegisteredPeople(People people, SignOuts signOuts) {
        this.people = people;
        this.signOuts = signOuts;
    }

    @Override
    public Optional<KnownPerson> find(String personId) {
        try {
            return people.byId(personId)
                    .map(person -> new KnownPerson(person.id(), person.grants(), signOuts.of(person.id())));
        } catch (DataAccessException away) {
            throw new PeopleUnavailable(away);
        }
    }
}
