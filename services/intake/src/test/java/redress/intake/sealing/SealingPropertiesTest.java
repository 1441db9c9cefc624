package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
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
import redress.platform.sealing.Resealing;

class SealingPropertiesTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "not base64!", "c2hvcnQ="})
    void refusesToGoWithoutAKeyOf32Bytes(@Nullable String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> properties(key, KEY).identityKeys())
                .withMessageContaining("redress.intake.identity-key");
        assertThatIllegalStateException()
                .isThrownBy(() -> properties(KEY, key).receiptKeys())
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
        assertThat(bound.identityKeys().primary()).isEqualTo(2);
        assertThat(bound.identityKeys().keys()).containsOnlyKeys(1, 2);
        assertThat(bound.resealing().quiet()).isEqualTo(Duration.ofMinutes(3));
    }

    private static SealingProperties properties(@Nullable String identityKey, @Nullable String receiptKey) {
        return new SealingProperties(
                identityKey,
                1,
                Map.of(),
                receiptKey,
                new Resealing.Pace(Duration.ofSeconds(10), Duration.ofMinutes(3)));
    }

    @Test
    void hidesItsKeys() {
        assertThat(properties(KEY, KEY).toString()).doesNotContain(KEY);
        assertThat(new Secret("Sample Person").toString()).isEqualTo("***");
    }
}
