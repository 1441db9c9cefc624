package redress.register.people;

import java.util.List;

/** The file {@code people.yaml}. */
record PeopleFile(int edition, List<Person> people) {}
