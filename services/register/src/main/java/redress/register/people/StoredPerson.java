package redress.register.people;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;
import redress.register.files.Origin;
import redress.register.files.SeedImporter;
import redress.register.files.Shelved;

/** A person as stored. */
@Document("register_people")
@Format(1)
record StoredPerson(@Id String id, @Version @Nullable Long version, Origin origin, Person content)
        implements Shelved<Person> {

    static final SeedImporter.Making<Person, StoredPerson> MAKING = new SeedImporter.Making<>() {
        @Override
        public StoredPerson enter(Person person, Origin origin) {
            return new StoredPerson(person.id(), null, origin, person);
        }

        @Override
        public StoredPerson revise(StoredPerson stored, Person person, Origin origin) {
            return new StoredPerson(person.id(), stored.version(), origin, person);
        }
    };
}
