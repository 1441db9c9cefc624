package redress.register.people;

import java.util.List;

/** The file {@code people.yaml}. Whoever has an id that operations do not take could not be asked about, nor be signed out. */
record PeopleFile(int edition, List<Person> people) {

    PeopleFile {
        people = List.copyOf(people);
        for (int i = 0; i < people.size(); i++) {
            if (!people.get(i).id().matches(Person.ID)) {
                throw new IllegalArgumentException(
                        "people.yaml: the id of person " + (i + 1)
                                + " is not 1 to 100 small letters, digits and hyphens, beginning with a letter or digit. Change the id.");
            }
        }
    }
}
