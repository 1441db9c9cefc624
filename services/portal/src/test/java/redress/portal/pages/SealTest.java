package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {

    private final Seal seal = new Seal("secret".getBytes(StandardCharsets.UTF_8), "follow-up");

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
        assertThat(new Seal("secret".getBytes(StandardCharsets.UTF_8), "session").open(seal.close("text")))
                .isEmpty();
        assertThat(new Seal("other".getBytes(StandardCharsets.UTF_8), "follow-up").open(seal.close("text")))
                .isEmpty();
    }
}
