package redress.intake.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

    @ParameterizedTest
    @CsvSource({
        "'The council cut our grant. It told nobody.', 'The council cut our grant.'",
        "'  Cut\u00a0by 7.5 % \n\n in May! Then', 'Cut\u00a0by 7.5 % in May!'",
        "'No end', 'No end'"
    })
    void isTheFirstSentence(String text, String subject) {
        assertThat(Subject.of(text)).isEqualTo(subject);
    }

    @Test
    void endsWithAWordWhereThatIsTooLong() {
        assertThat(Subject.of("word ".repeat(40))).isEqualTo(("word ".repeat(15) + "word").strip() + "…");
        assertThat(Subject.of("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
        assertThat(Subject.of("\ud83d\ude00".repeat(81)))
                .as("no half of a character")
                .isEqualTo("\ud83d\ude00".repeat(80) + "…");
    }
}
