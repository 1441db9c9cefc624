package redress.register.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteeringTest {

    private static final String COUNCIL = "body/council/contact";

    /** O is the officer, C a chair, V a vice-chair, M a member of the pool; small letters speak for the body; N is the national officer. */
    @ParameterizedTest
    @CsvSource({
        "O C, O, C, false",
        "O, O, O, false",
        "C, C, C, false",
        "o C, C, C, false",
        "O c, O, O, false",
        "o c, N, N, true",
        "o, N, N, true",
        "V, N, N, true",
        "M, N, N, true",
        "'', N, N, true"
    })
    void decidesOnceWhoActs(String people, String officers, String chairs, boolean standIn) {
        Steering steering = new Steering(SamplePeople.of(people + " N"));
        Steering.Group group = steering.of("thurrock", "council");

        assertThat(group.standIn()).isEqualTo(standIn);
        assertThat(steering.own().getOrDefault("thurrock", Set.of("council")).contains("council"))
                .as("the same, for all Compacts at once")
                .isEqualTo(standIn);
        assertThat(ids(group.officers())).isEqualToIgnoringCase(officers);
        assertThat(ids(group.chairs())).isEqualToIgnoringCase(chairs);
    }

    @Test
    void asksForNoBodyWhereNoneIsMeant() {
        assertThat(new Steering(SamplePeople.of("o N")).of("thurrock", null).standIn())
                .isFalse();
    }

    @Test
    void letsNoNationalOfficerWhoSpeaksForTheBodyStandIn() {
        assertThat(new Steering(SamplePeople.of("n")).of("thurrock", "council").officers())
                .isEmpty();
    }

    private static String ids(List<Steering.Acting> acting) {
        return String.join(" ", acting.stream().map(each -> each.person().id()).toList());
    }

    private static final class SamplePeople {

        static People of(String letters) {
            return new People(letters.strip()
                    .chars()
                    .filter(Character::isLetter)
                    .mapToObj(letter -> person((char) letter))
                    .toList());
        }

        private static Person person(char letter) {
            String grant = switch (Character.toUpperCase(letter)) {
                case 'O' -> "compact/thurrock/officer";
                case 'C' -> "compact/thurrock/chair";
                case 'V' -> "compact/thurrock/vice-chair";
                case 'M' -> "compact/thurrock/member";
                default -> "national/england/officer";
            };
            List<String> grants = Character.isLowerCase(letter) ? List.of(grant, COUNCIL) : List.of(grant);
            return new Person(String.valueOf(letter), "Sample", letter + "@x.example", null, grants);
        }
    }
}
