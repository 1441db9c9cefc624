package redress.intake.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.intake.RunningIntake;
import redress.intake.words.WordIndex.Place;
import redress.intake.words.WordIndex.Where;

/** Which reports a word leads to, and where. */
class WordIndexIT {

    private final RunningIntake intake = RunningIntake.shared();
    private final WordIndex index = intake.bean(WordIndex.class);
    private final String word = "w" + newId().replace("-", "");

    @BeforeEach
    void enter() {
        enter("sample", "a", "1");
        enter("sample", "a-b", "2");
        enter("sample", "a0", "3");
        enter("sample", "b", "4");
        enter("sample-two", "a", "5");
        enter("sampl", "z", "6");
    }

    @Test
    void looksInTheCompactsThatAreNamed() {
        assertThat(find(Set.of("sample"), Set.of())).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(find(Set.of("sample-two", "sampl"), Set.of())).containsExactlyInAnyOrder("5", "6");
        assertThat(index.find(Set.of(word), Where.EVERYWHERE).reportIds()).hasSize(6);
    }

    /** Whatever their ids have in common: in the order of the index “a-b/” comes before “a/”, and “a0/” behind it. */
    @Test
    void passesOverWhatIsAboutBodiesThatAreLeftOut() {
        assertThat(find(Set.of("sample"), Set.of("a"))).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(find(Set.of("sample"), Set.of("a", "a-b"))).containsExactlyInAnyOrder("3", "4");
        assertThat(find(Set.of("sample", "sample-two"), Set.of("b", "a0", "a", "elsewhere")))
                .containsExactly("2");
    }

    @Test
    void findsAllByOneWordThatFewHaveAndSaysOtherwiseThatThereMayBeMore() {
        String common = "common" + word;
        String usual = "usual" + word;
        index.enter(new Place("thurrock", "z", "7"), Set.of(common, usual, "rare" + word));
        try (CommonWord some = new CommonWord(intake, common, "x");
                CommonWord others = new CommonWord(intake, usual, "y")) {
            assertThat(index.find(Set.of(common, "rare" + word), Where.EVERYWHERE))
                    .isEqualTo(new WordIndex.Found(Set.of("7"), false));
            assertThat(index.find(Set.of(common, usual), Where.EVERYWHERE))
                    .isEqualTo(new WordIndex.Found(Set.of(), true));
            assertThat(index.find(Set.of(common), Where.EVERYWHERE).cut()).isTrue();
            assertThat(index.find(Set.of(word), Where.EVERYWHERE).cut()).isFalse();
        }
    }

    private Set<String> find(Set<String> compactIds, Set<String> exceptBodyIds) {
        return index.find(Set.of(word), new Where(compactIds, exceptBodyIds)).reportIds();
    }

    private void enter(String compactId, String bodyId, String reportId) {
        index.enter(new Place(compactId, bodyId, reportId), Set.of(word));
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
