package redress.register.people;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.register.files.Shelved;

/** A person as stored. */
@Document("register_people")
record StoredPerson(@Id String id, @Version @Nullable Long version, int edition, Person content)
        implements Shelved<Person> {}
