package redress.intake.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWordsTest {

    @ParameterizedTest
    @CsvSource({
        "The Women’s Aid of Thurrock, womens aid thurrock",
        "'Canolfan Gymunedol Tŷ Hafan, 2nd floor', canolfan gymunedol ty hafan 2nd floor",
        "CAFÉ-café café, cafe",
        "'We, the people of a place', people place",
        "'!? the of', ''"
    })
    void areComparedWithoutWhatPeopleLeaveOut(String text, String words) {
        assertThat(String.join(" ", TextWords.of(text))).isEqualTo(words);
    }
}
