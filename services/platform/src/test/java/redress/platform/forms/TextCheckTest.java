package redress.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCheckTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    record Sample(
            @Text(min = 3, max = 5) @Nullable String line,
            @Text(max = 100, lines = true) @Nullable String lines,

            @Text(max = 10, form = "^[a-z0-9-]+$", hint = "no") @Nullable
            String slug) {}

    private static boolean line(String text) {
        return VALIDATOR.validate(new Sample(text, null, null)).isEmpty();
    }

    private static boolean lines(String text) {
        return VALIDATOR.validate(new Sample(null, text, null)).isEmpty();
    }

    private static boolean slug(String text) {
        return VALIDATOR.validate(new Sample(null, null, text)).isEmpty();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(line("\uD83D\uDE00".repeat(5))).isTrue();
        assertThat(line("\uD83D\uDE00".repeat(2))).isFalse();
        assertThat(line("abcdef")).isFalse();
        assertThat(line("   ")).as("blank").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B\u200B\u200B",
                "\u00A0\u2007\u202F",
                "\uFEFF\u2060\u00AD",
                "\u3164\u115F\uFFA0",
                "\u202A\u2066\u2069",
                "\u2800\u2800\u2800",
                "\uFE0F\u034F\u180E",
                "\uDB40\uDC41\uDB40\uDC42\uDB40\uDC43"
            })
    void takesNothingThatNobodySees(String text) {
        assertThat(line(text)).isFalse();
        assertThat(line("a" + text)).isTrue();
    }

    @Test
    void triesNoExpressionOnWhatIsTooLong() {
        assertThat(slug("a-".repeat(500_000))).isFalse();
        assertThat(VALIDATOR.validate(new Address("a@" + "a.".repeat(3_000)))).hasSize(1);
    }

    record Address(
            @Text(max = 254, form = ContactPatterns.EMAIL, hint = "no")
            String email) {}

    @ParameterizedTest
    @ValueSource(strings = {"ab\u0000c", "ab\u0007c", "ab\u001Bc", "ab\u007Fc", "ab\u0085c", "ab\uD83Dc"})
    void refusesControlCharactersEverywhere(String text) {
        assertThat(line(text)).isFalse();
        assertThat(lines(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\nc", "ab\r\nc", "ab\tc"})
    void takesLineEndsAndTabsWhereLinesAreAllowed(String text) {
        assertThat(line(text)).isFalse();
        assertThat(lines(text)).isTrue();
    }

    @Test
    void holdsTheWholeTextAgainstTheForm() {
        assertThat(slug("ab-1")).isTrue();
        assertThat(slug("ab-1 ")).isFalse();
        assertThat(slug("Ab")).isFalse();
    }
}
