package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: b@c.example",
                "a\nb",
                "a\rb",
                "a\0b",
                "a\u760db",
                "a\u760ab",
                "a\u2028b",
                "a\u0085b",
                "caf\u00e9",
                ""
            })
    void letsNothingIntoAHeaderThatCouldEndIt(String value) {
        assertThatExceptionOfType(SafeText.Unsafe.class)
                .isThrownBy(() -> SafeText.header(value))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("b@c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "@b.example",
                "a@",
                "a@b.example\r\nRCPT TO:<c@d.example>",
                "a@b.example\n",
                "a\u760d@b.example",
                "a@b\u760a.example",
                "a b@c.example",
                "\"a b\"@c.example",
                "a@b.example,c@d.example",
                "<a@b.example>",
                "A <a@b.example>",
                "a@[127.0.0.1]",
                "a..b@c.example",
                ".a@c.example",
                "a@-b.example",
                "a@b..example",
                "a@b@c.example",
                "group:a@b.example;"
            })
    void refusesAddressesThatAreMoreThanOnePlainAddress(String address) {
        assertThat(SafeText.isAddress(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "officer@thurrock.example",
                "o'brien+redress@mail.council.example",
                "a@b-c.example",
                "x_y@9.example"
            })
    void takesPlainAddresses(String address) {
        assertThat(SafeText.isAddress(address)).isTrue();
    }

    @Test
    void refusesAnOverlongAddress() {
        assertThat(SafeText.isAddress("a".repeat(65) + "@b.example")).isFalse();
        assertThat(SafeText.isAddress("a@" + "b.".repeat(130) + "example")).isFalse();
    }
}
