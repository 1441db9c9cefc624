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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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

    /** As the file of settings names them. */
    @Test
    void areTakenFromTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "REDRESS_INTAKE_IDENTITY_KEY", KEY,
                                "REDRESS_INTAKE_IDENTITY_KEY_VERSION", "2",
                                "REDRESS_INTAKE_OLDIDENTITYKEYS_1", KEY)));
        SealingProperties bound = new Binder(ConfigurationPropertySources.get(environment))
                .bind("redress.intake", SealingProperties.class)
                .get();
        assertThat(bound.identityKeyVersion()).isEqualTo(2);
        assertThat(bound.oldIdentityKeys()).containsExactly(Map.entry(1, KEY));
    }

    @Test
    void hidesItsKeys() {
        assertThat(new SealingProperties(KEY, 1, Map.of(), KEY).toString()).doesNotContain(KEY);
        assertThat(new Secret("Sample Person").toString()).isEqualTo("***");
    }
}
