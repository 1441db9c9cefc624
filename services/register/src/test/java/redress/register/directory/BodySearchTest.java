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

    @ParameterizedTest
    @CsvSource({
        "thurr, Thurrock Council",
        "council thurrock, Thurrock Council",
        "REDCAR & cleve, Redcar and Cleveland Borough Council",
        "kings-lynn, King's Lynn Council"
    })
    void findsByTheBeginningsOfWordsWithoutCaseAndSigns(String words, String name) {
        assertThat(find(words)).containsExactly(name);
        assertThat(search.find(words).near()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Thurrock Borough Council, Thurrock Council",
        "Camden Council, London Borough of Camden",
        "the Royal Borough of Camden, London Borough of Camden",
        "City of York, York City Council"
    })
    void caresNotForTheKindOfBody(String words, String name) {
        assertThat(find(words)).startsWith(name);
        assertThat(search.find(words).near()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Thurock, Thurrock Council",
        "thurrok, Thurrock Council",
        "Camdem, London Borough of Camden",
        "Redcar Clevland, Redcar and Cleveland Borough Council",
        "Newcastle upon Tyne, Newcastle City Council"
    })
    void findsWhatComesNear(String words, String name) {
        assertThat(find(words)).containsExactly(name);
        assertThat(search.find(words).near()).isTrue();
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

    @Test
    void putsNamesThatBeginWithTheWordsFirst() {
        assertThat(find("york")).containsExactly("York City Council", "North Yorkshire Council");
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
