package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class FieldCipherTest {

    private final SecretKeySpec first = new SecretKeySpec(new byte[32], "AES");
    private final SecretKeySpec second =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "AES");
    private final FieldCipher cipher = new FieldCipher(Map.of(1, first), 1);

    @Test
    void opensWhatItSealed() {
        Binary sealed = cipher.seal("report", "field", "Señora Ünïcode \uD83D\uDE00");
        assertThat(cipher.open("report", "field", sealed)).isEqualTo("Señora Ünïcode \uD83D\uDE00");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(cipher.seal("report", "field", "text")).isNotEqualTo(cipher.seal("report", "field", "text"));
    }

    @Test
    void showsNothingOfTheText() {
        byte[] sealed = cipher.seal("report", "field", "canary-canary").getData();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void refusesWhatWasSealedForAnotherReportOrField() {
        Binary sealed = cipher.seal("report", "field", "text");
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("other", "field", sealed));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("report", "other", sealed));
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] sealed = cipher.seal("report", "field", "text").getData();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException()
                    .as("byte %d", i)
                    .isThrownBy(() -> cipher.open("report", "field", new Binary(changed)));
        }
    }

    @Test
    void refusesWhatIsTooShortToBeSealed() {
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("report", "field", new Binary(new byte[3])));
    }

    @Test
    void opensWithAnOldKeyAndSealsWithTheNew() {
        Binary before = cipher.seal("report", "field", "text");
        FieldCipher rotated = new FieldCipher(Map.of(1, first, 2, second), 2);
        assertThat(rotated.open("report", "field", before)).isEqualTo("text");
        Binary after = rotated.seal("report", "field", "text");
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("report", "field", after));
    }
}
