package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealingPropertiesTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "not base64!", "c2hvcnQ="})
    void refusesToGoWithoutAKeyOf32Bytes(@Nullable String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SealingProperties(key, 1, Map.of(), KEY).sealingKeys())
                .withMessageContaining("redress.intake.identity-key");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SealingProperties(KEY, 1, Map.of(), key).receiptKeyBytes())
                .withMessageContaining("redress.intake.receipt-key");
    }

    @Test
    void hidesItsKeys() {
        assertThat(new SealingProperties(KEY, 1, Map.of(), KEY).toString()).doesNotContain(KEY);
        assertThat(new Secret("Sample Person").toString()).isEqualTo("***");
    }
}
