package redress.triage.sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseKeysTest {

    private static final byte[] ONE = filled(1);
    private static final byte[] TWO = filled(2);
    private static final byte[] WORDS = "{\"text\":\"Words\"}".getBytes(StandardCharsets.UTF_8);

    private final CaseKeys keys = new CaseKeys(Map.of(1, ONE), 1);

    @Test
    void opensWhatItSealedAndHidesItFromOthers() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Words");
        assertThat(keys.open("case-1", key).open("reply", 1, sealed)).isEqualTo(WORDS);
    }

    @Test
    void opensNothingInAnotherPlace() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        CaseKey opened = keys.open("case-1", key);
        assertThatIllegalStateException().isThrownBy(() -> opened.open("decision", 1, sealed));
        assertThatIllegalStateException().isThrownBy(() -> opened.open("reply", 2, sealed));
        assertThatIllegalStateException().isThrownBy(() -> keys.open("case-2", key));
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> opened.open("reply", 1, changed));
        CaseKey other = keys.open("case-1", keys.make("case-1"));
        assertThatIllegalStateException().isThrownBy(() -> other.open("reply", 1, sealed));
    }

    @Test
    void opensWithAnOlderKeyOfTheServiceWhatThatSealed() {
        byte[] key = keys.make("case-1");
        byte[] sealed = keys.open("case-1", key).seal("reply", 1, WORDS);
        CaseKeys both = new CaseKeys(Map.of(1, ONE, 2, TWO), 2);
        assertThat(both.open("case-1", key).open("reply", 1, sealed)).isEqualTo(WORDS);
        CaseKeys newer = new CaseKeys(Map.of(2, TWO), 2);
        assertThat(newer.opens("case-1", both.make("case-1")))
                .as("the newest seals")
                .isTrue();
        assertThat(newer.opens("case-1", key)).isFalse();
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[CaseKeys.BYTES];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
