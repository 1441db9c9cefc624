package redress.register.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.register.bodies.Body;
import redress.register.bodies.BodyType;

class BodySearchTest {

    private final BodySearch search = new BodySearch(Stream.of(
                    "York City Council",
                    "North Yorkshire Council",
                    "Redcar and Cleveland Borough Council",
                    "King's Lynn Council",
                    "Thurrock Council")
            .map(name -> new Body(name, name, BodyType.UNITARY, null, null, null, null)));

    @Test
    void findsByTheBeginningsOfWords() {
        assertThat(find("thurr")).containsExactly("Thurrock Council");
        assertThat(find("council thurrock")).containsExactly("Thurrock Council");
        assertThat(find("hurrock")).isEmpty();
    }

    @Test
    void putsNamesThatBeginWithTheWordsFirst() {
        assertThat(find("york")).containsExactly("York City Council", "North Yorkshire Council");
    }

    @Test
    void caresNeitherForCaseNorForSigns() {
        assertThat(find("REDCAR & cleve")).containsExactly("Redcar and Cleveland Borough Council");
        assertThat(find("kings-lynn")).containsExactly("King's Lynn Council");
        assertThat(find("(*.[$\\")).hasSize(5);
    }

    @Test
    void givesAllInOrderForNothingAndNoMoreThanAskedFor() {
        assertThat(search.find("", 2))
                .extracting(Body::name)
                .containsExactly("King's Lynn Council", "North Yorkshire Council");
        assertThat(find("zzz")).isEmpty();
    }

    private List<String> find(String words) {
        return search.find(words, 100).stream().map(Body::name).toList();
    }
}
