package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2hvcnQ=", "not Base64 but long enough to be one, if it were"})
    void doesNotStartWithASecretThatIsNone(String secret) {
        assertThatThrownBy(() -> new PlatformSecurityConfiguration().tokens("http://localhost/keys", secret))
                .hasMessageContaining("redress.platform.service-secret")
                .hasMessageContaining("openssl rand");
    }
}
