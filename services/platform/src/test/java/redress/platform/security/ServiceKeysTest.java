package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceKeysTest {

    private static final ServiceKeyPair OLD = ServiceKeyPair.fresh();
    private static final ServiceKeyPair NEW = ServiceKeyPair.fresh();

    /** Made for this test, as openssl writes it. */
    private static final ServiceKeyPair BY_OPENSSL = new ServiceKeyPair(
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZp5mBDs04YJ7ZoMBLQ5gC/F2cWKhTdOBv8f6bbKXDw"
                    + "ihRANCAATjSytttDTrI9+JtjwBpVXYENmewELybN8gboJwS7MJK73P4KjNnf9du4nVAwx2N8u1i6QGSVGYypMuFSRQou9G",
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE40srbbQ06yPfibY8AaVV2BDZ"
                    + "nsBC8mzfIG6CcEuzCSu9z+CozZ3/XbuJ1QMMdjfLtYukBklRmMqTLhUkUKLvRg==");

    @Test
    void takesTwoPublicKeysOfOneServiceWhileItIsChanged() {
        for (ServiceKeyPair own : List.of(OLD, NEW)) {
            ServiceKeys keys = keys(own.privateKey(), OLD.publicKey(), NEW.publicKey());
            assertThat(keys.own()).containsExactly("intake");
            assertThat(keys.known().get("intake").size()).isEqualTo(2);
        }
    }

    @Test
    void takesWhatOpensslMakes() {
        assertThat(keys(BY_OPENSSL.privateKey(), BY_OPENSSL.publicKey()).own()).containsExactly("intake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "c2hvcnQ=", "not Base64 but long enough to be one, if it were"})
    void doesNotStartWithKeysThatAreNone(String text) {
        assertThatThrownBy(() -> keys(text, OLD.publicKey()))
                .hasMessageContaining("redress.platform.service-keys.own.intake")
                .hasMessageContaining("infra/bin/secrets");
        assertThatThrownBy(() -> keys(OLD.privateKey(), text))
                .hasMessageContaining("redress.platform.service-keys.known.intake");
    }

    @Test
    void doesNotStartWithAPrivateKeyThatNoSiblingKnows() {
        assertThatThrownBy(() -> keys(NEW.privateKey(), OLD.publicKey()))
                .hasMessageContaining("belongs to none of the public keys");
        assertThatThrownBy(() -> keys(NEW.privateKey())).hasMessageContaining("belongs to none of the public keys");
    }

    @Test
    void doesNotStartWithoutAKeyOfItsOwn() {
        assertThatThrownBy(() -> new ServiceKeys(new ServiceKeysProperties(Map.of(), Map.of())))
                .hasMessageContaining("redress.platform.service-keys.own");
    }

    private static ServiceKeys keys(String own, String... known) {
        return new ServiceKeys(new ServiceKeysProperties(Map.of("intake", own), Map.of("intake", List.of(known))));
    }
}
