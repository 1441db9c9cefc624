package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import redress.platform.sealing.Keyset;

class FieldCipherTest {

    private static final byte[] FIRST = new byte[32];
    private static final byte[] SECOND = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final FieldCipher cipher = new FieldCipher(Keyset.of(FIRST));
    private final FieldCipher both = new FieldCipher(new Keyset(Map.of(1, FIRST, 2, SECOND), 2));

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
        assertThat(both.open("report", "field", before)).isEqualTo("text");
        Binary after = both.seal("report", "field", "text");
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("report", "field", after));
        assertThat(both.isOlder(before.getData())).isTrue();
        assertThat(both.isOlder(after.getData())).isFalse();
        assertThat(cipher.isOlder(after.getData())).as("a newer one").isFalse();
    }

    @Test
    void opensWithTheNewKeyAloneWhatWasSealedAnew() {
        Binary before = cipher.seal("report", "field", "text");
        Binary anew = both.resealed("report", "field", before);
        FieldCipher newest = new FieldCipher(new Keyset(Map.of(2, SECOND), 2));
        assertThat(newest.open("report", "field", anew)).isEqualTo("text");
        assertThatIllegalStateException().isThrownBy(() -> newest.open("report", "field", before));
        assertThat(both.resealed("report", "field", anew))
                .as("there is nothing to do")
                .isSameAs(anew);
    }

    @Test
    void sealsPiecesIntoGivenMemory() {
        byte[] plain = "text and more".getBytes(StandardCharsets.UTF_8);
        byte[] into = new byte[4 + FieldCipher.OVERHEAD_BYTES];
        assertThat(cipher.seal("file", "piece", plain, 4, into)).isEqualTo(into.length);
        assertThat(cipher.open("file", "piece", into)).asString().isEqualTo("text");
    }
}
