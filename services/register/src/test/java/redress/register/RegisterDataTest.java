package redress.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.register.files.RegisterFiles;

/** The data files point only to what the others have. */
class RegisterDataTest {

    private final List<Map<String, Object>> compacts = entries("compacts");
    private final List<Map<String, Object>> bodies = entries("bodies");
    private final List<Map<String, Object>> people = entries("people");
    private final List<Map<String, Object>> calendars = entries("calendars");

    @Test
    void everyIdIsTakenOnce() {
        for (List<Map<String, Object>> file : List.of(compacts, bodies, people, calendars)) {
            assertThat(file)
                    .extracting(entry -> entry.get("id"))
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void compactsBindBodiesAndUseCalendarsThatAreThere() {
        assertThat(ids(bodies)).containsAll(strings(compacts, "bodies"));
        assertThat(strings(bodies, "successors")).isNotEmpty().allMatch(ids(bodies)::contains);
        assertThat(ids(calendars)).contains("england-and-wales");
    }

    @Test
    void everyBodyButSuccessorsIsBoundBySomeCompact() {
        Set<String> expected = new HashSet<>(ids(bodies));
        expected.removeAll(strings(bodies, "successors"));

        assertThat(strings(compacts, "bodies")).containsAll(expected);
    }

    @Test
    void codesOfAreasFitTheKindOfBody() {
        Map<String, String> prefixes = Map.of("UNITARY", "E06", "MET", "E08", "LONDON_BOROUGH", "E09", "COUNTY", "E10");

        assertThat(bodies)
                .filteredOn(body -> body.containsKey("gss"))
                .hasSizeGreaterThan(40)
                .allSatisfy(body -> {
                    assertThat((String) body.get("gss")).matches("E\\d{8}").startsWith(prefixes.get((String)
                            body.get("type")));
                });
        assertThat(bodies.stream().map(body -> body.get("gss")).filter(gss -> gss != null))
                .doesNotHaveDuplicates();
    }

    @Test
    void peopleAreMarkedAsSamplesAndCannotBeReached() {
        assertThat(people).hasSize(11).allSatisfy(person -> {
            assertThat((String) person.get("id")).startsWith("sample-");
            assertThat((String) person.get("name")).startsWith("Sample ");
            assertThat((String) person.get("email"))
                    .endsWith(".example")
                    .isEqualTo(((String) person.get("email")).toLowerCase(Locale.ROOT));
        });
        assertThat(people).extracting(person -> person.get("email")).doesNotHaveDuplicates();
    }

    @Test
    void grantsNameCompactsAndBodiesThatAreThere() {
        assertThat(strings(people, "grants")).isNotEmpty().allSatisfy(grant -> {
            String[] parts = grant.split("/");
            assertThat(parts).hasSize(3);
            switch (parts[0]) {
                case "compact" -> {
                    assertThat(ids(compacts)).contains(parts[1]);
                    assertThat(parts[2]).isIn("officer", "chair", "vice-chair", "member");
                }
                case "body" -> {
                    assertThat(ids(bodies)).contains(parts[1]);
                    assertThat(parts[2]).isEqualTo("contact");
                }
                default -> assertThat(grant).matches("national/england/(officer|analyst|admin)");
            }
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void seatsAreTakenByPeopleWhoHoldTheGrantAndTheSectorOfTheSeat() {
        Map<Object, Map<String, Object>> byId = people.stream().collect(Collectors.toMap(p -> p.get("id"), p -> p));
        for (Map<String, Object> compact : compacts) {
            Map<String, Object> group = (Map<String, Object>) compact.getOrDefault("steeringGroup", Map.of());
            for (Map<String, Object> seat : (List<Map<String, Object>>) group.getOrDefault("seats", List.of())) {
                Map<String, Object> person = byId.get(seat.get("personId"));
                assertThat((List<String>) person.get("grants"))
                        .contains("compact/%s/%s"
                                .formatted(
                                        compact.get("id"),
                                        seat.get("role").toString().toLowerCase(Locale.ROOT)));
                if (person.containsKey("sector")) {
                    assertThat(person.get("sector")).isEqualTo(seat.get("sector"));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(String file) {
        return (List<Map<String, Object>>)
                new RegisterFiles().read(file + ".yaml", Map.class).get(file);
    }

    private static Set<String> ids(List<Map<String, Object>> entries) {
        return entries.stream().map(entry -> (String) entry.get("id")).collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(List<Map<String, Object>> entries, String list) {
        return entries.stream()
                .flatMap(entry -> ((List<String>) entry.getOrDefault(list, List.of())).stream())
                .toList();
    }
}
