package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import redress.platform.sealing.Keyset;

class SealTest {

    private static final Keyset SECRET = Keyset.parseTexts("key", "secret");
    private static final Keyset CHANGED = Keyset.parseTexts("key", "2:other,1:secret");
    private final Seal seal = new Seal(SECRET, "follow-up");

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open(seal.close("CB-7K2M-Q4TX receipt"))).contains("CB-7K2M-Q4TX receipt");
        assertThat(seal.close("same")).isNotEqualTo(seal.close("same")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void opensNothingThatWasChanged() {
        String closed = seal.close("text");
        char last = closed.charAt(20);
        String changed = closed.substring(0, 20) + (last == 'A' ? 'B' : 'A') + closed.substring(21);
        assertThat(seal.open(changed)).isEmpty();
        assertThat(seal.open(closed.substring(0, 10))).isEmpty();
        assertThat(seal.open("not base64 !")).isEmpty();
        assertThat(seal.open("")).isEmpty();
    }

    @Test
    void opensNothingOfAnotherPurposeOrSecret() {
        assertThat(new Seal(SECRET, "session").open(seal.close("text"))).isEmpty();
        assertThat(new Seal(Keyset.parseTexts("key", "other"), "follow-up").open(seal.close("text")))
                .isEmpty();
    }

    @Test
    void opensWithAnOlderSecretAndClosesWithTheNewest() {
        Seal changed = new Seal(CHANGED, "follow-up");
        assertThat(changed.open(seal.close("before"))).contains("before");
        String after = changed.close("after");
        assertThat(seal.open(after)).isEmpty();
        Seal newest = new Seal(Keyset.parseTexts("key", "2:other"), "follow-up");
        assertThat(newest.open(after)).contains("after");
        assertThat(newest.open(seal.close("before"))).isEmpty();
        assertThat(Base64.getUrlDecoder().decode(after))
                .as("Tink's prefix: the id of the secret")
                .startsWith(1, 0, 0, 0, 2);
    }

    @Test
    void takesFingerprintsUnderTheNewestSecretAndKnowsThoseOfOlderOnes() {
        Fingerprints before = new Fingerprints(SECRET, "session");
        Fingerprints changed = new Fingerprints(CHANGED, "session");
        assertThat(changed.of("text")).isNotEqualTo(before.of("text"));
        assertThat(changed.all("text")).containsExactly(changed.of("text"), before.of("text"));
        assertThat(changed.fits(before.of("text"), "text")).isTrue();
        assertThat(changed.fits(before.of("text"), "other")).isFalse();
        assertThat(before.fits(changed.of("text"), "text")).isFalse();
    }
}
