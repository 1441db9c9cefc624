package redress.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO = Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes());
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "place".getBytes(StandardCharsets.UTF_8);

    @Test
    void ofOneIsAKeyAlone() {
        assertThat(Keyset.parse("key", ONE, 1).keys()).containsOnlyKeys(1);
        assertThat(Keyset.parse("key", " " + ONE + "\n", 3).primary()).isEqualTo(3);
    }

    @Test
    void beginsWithTheKeyThatSeals() {
        Keyset prepared = Keyset.parse("key", "1:" + ONE + ",2:" + TWO, 1);
        assertThat(prepared.primary()).isEqualTo(1);
        Keyset changed = Keyset.parse("key", "2:" + TWO + ",1:" + ONE, 1);
        assertThat(changed.primary()).isEqualTo(2);
        assertThat(changed.oldest()).isEqualTo(1);
        assertThat(changed.inOrder()).containsExactly(2, 1);
        assertThat(changed.key(2)).isEqualTo(bytes(TWO));
        assertThat(Keyset.parse("key", "1:" + ONE + ",2:" + TWO + ",3:" + TWO, 1)
                        .inOrder())
                .containsExactly(1, 3, 2);
    }

    @Test
    void takesOlderKeysFromSettingsOfTheirOwn() {
        Keyset set = Keyset.parse("key", TWO, 2).with("old-keys", Map.of(1, ONE));
        assertThat(set.primary()).isEqualTo(2);
        assertThat(set.keys()).containsOnlyKeys(1, 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyset.parse("key", TWO, 2).with("old-keys", Map.of(1, "short")))
                .withMessageContaining("old-keys.1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "no base64!", "c2hvcnQ=", "1:c2hvcnQ=", "1:", "0:c2hvcnQ=,1:c2hvcnQ="})
    void isNothingElse(String setting) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyset.parse("the.setting", setting, 1))
                .withMessageStartingWith("the.setting");
    }

    @Test
    void hasEachIdOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyset.parse("key", "2:" + TWO + ",2:" + ONE, 1))
                .withMessage("key has two keys of the id 2");
    }

    @Test
    void ofTextsTakesThemAsTheyStand() {
        assertThat(Keyset.parseTexts("key", "any text at all, with 3: signs").key(1))
                .asString()
                .isEqualTo("any text at all, with 3: signs");
        Keyset two = Keyset.parseTexts("key", "2:new,1:old");
        assertThat(two.key(two.primary())).asString().isEqualTo("new");
        assertThat(two.key(1)).asString().isEqualTo("old");
    }

    @Test
    void writesTheIdOfTheKeyInFront() throws GeneralSecurityException {
        Keyset before = Keyset.parse("key", ONE, 1);
        Keyset changed = Keyset.parse("key", "2:" + TWO + ",1:" + ONE, 1);
        byte[] old = before.prefixed().encrypt(TEXT, PLACE);
        assertThat(changed.prefixed().decrypt(old, PLACE)).isEqualTo(TEXT);
        byte[] anew = changed.prefixed().encrypt(TEXT, PLACE);
        assertThat(anew).startsWith(1, 0, 0, 0, 2);
        assertThat(changed.prefixed(2).decrypt(anew, PLACE)).as("one alone").isEqualTo(TEXT);
        assertThat(changed.prefixed().decrypt(changed.prefixed(1).encrypt(TEXT, PLACE), PLACE))
                .isEqualTo(TEXT);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> changed.prefixed(1).decrypt(anew, PLACE));
    }

    @Test
    void showsNoKey() {
        assertThat(Keyset.parse("key", ONE, 1).toString()).doesNotContain(ONE);
        assertThatIllegalStateException()
                .isThrownBy(() -> Keyset.parse("key", "2:" + TWO + ",1:" + ONE + "A", 1))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(ONE, TWO));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
