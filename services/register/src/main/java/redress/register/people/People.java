package redress.register.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redress.register.files.RegisterFiles;
import redress.register.files.SeedImporter;

/** The people, answered from memory: they change only when the service starts with another edition of its files. */
@Component
public class People {

    private final List<Person> all;
    private final Map<String, Person> byEmail = new HashMap<>();
    private final Map<String, Person> byId = new HashMap<>();

    @Autowired
    People(RegisterFiles files, SeedImporter shelf) {
        this(settled(files.read("people.yaml", PeopleFile.class), shelf));
    }

    People(Collection<Person> people) {
        all = List.copyOf(people);
        all.forEach(person -> byEmail.put(normal(person.email()), person));
        all.forEach(person -> byId.put(person.id(), person));
    }

    private static Collection<Person> settled(PeopleFile file, SeedImporter shelf) {
        Map<String, Person> wanted = new LinkedHashMap<>();
        file.people().forEach(person -> wanted.put(person.id(), person));
        return shelf.settle(StoredPerson.class, file.edition(), wanted, StoredPerson.MAKING)
                .contents()
                .values();
    }

    /** @param prefix a whole grant, such as {@code compact/thurrock/officer}, or its first segments */
    public List<Person> holding(String prefix) {
        return all.stream().filter(person -> person.holds(prefix)).toList();
    }

    Optional<Person> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(normal(email)));
    }

    public Optional<Person> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
