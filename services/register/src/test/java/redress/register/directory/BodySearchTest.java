package redress.register.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.register.bodies.Body;
import redress.register.bodies.BodyType;

class BodySearchTest {

    private final BodySearch search = new BodySearch(Stream.of(
                    "York City Council",
                    "North Yorkshire Council",
                    "Redcar and Cleveland Borough Council",
                    "King's Lynn Council",
                    "London Borough of Camden",
                    "Newcastle City Council",
                    "Thurrock Council")
            .map(name -> new Body(name, name, BodyType.UNITARY, null, null, null, null)));

    /** By the beginnings of words, without case and signs, whatever kind of body it is called; else what comes near. */
    @ParameterizedTest
    @CsvSource({
        "thurr, Thurrock Council, false",
        "council thurrock, Thurrock Council, false",
        "REDCAR & cleve, Redcar and Cleveland Borough Council, false",
        "kings-lynn, King's Lynn Council, false",
        "Thurrock Borough Council, Thurrock Council, false",
        "Camden Council, London Borough of Camden, false",
        "the Royal Borough of Camden, London Borough of Camden, false",
        "Thurock, Thurrock Council, true",
        "thurrok, Thurrock Council, true",
        "Camdem, London Borough of Camden, true",
        "Redcar Clevland, Redcar and Cleveland Borough Council, true",
        "Newcastle upon Tyne, Newcastle City Council, true"
    })
    void findsWhatPeopleCallABody(String words, String name, boolean near) {
        assertThat(find(words)).containsExactly(name);
        assertThat(search.find(words).near()).isEqualTo(near);
    }

    @Test
    void doesNotLongLookForManyWords() {
        BodySearch many = new BodySearch(IntStream.range(0, 500)
                .mapToObj(i -> new Body("b" + i, "Somewhere Nowhere " + i, BodyType.UNITARY, null, null, null, null)));
        String words = IntStream.range(0, 25).mapToObj(i -> "ab" + i).collect(Collectors.joining(" "));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20; i++) {
                many.find(words);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"york", "City of York"})
    void putsNamesWithTheVeryWordsFirst(String words) {
        assertThat(find(words)).containsExactly("York City Council", "North Yorkshire Council");
    }

    @Test
    void looksForAKindWhereNothingElseIsGiven() {
        assertThat(find("borough")).containsExactly("London Borough of Camden", "Redcar and Cleveland Borough Council");
    }

    @Test
    void findsNothingForNoLetterAndAllForNothing() {
        assertThat(find("(*.[$\\")).isEmpty();
        assertThat(find("\uD83D\uDE00")).isEmpty();
        assertThat(find("zzz")).isEmpty();
        assertThat(find(" ")).hasSize(7).startsWith("King's Lynn Council", "London Borough of Camden");
    }

    private List<String> find(String words) {
        return search.find(words).bodies().stream().map(Body::name).toList();
    }
}
