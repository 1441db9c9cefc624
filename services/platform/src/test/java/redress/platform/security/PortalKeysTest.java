package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortalKeysTest {

    private static final ECKey FIRST = key("first");
    private static final ECKey SECOND = key("second");

    private long nanos;
    private int fetched;
    private boolean away;
    private JWKSet there = new JWKSet(FIRST);
    private final PortalKeys keys = new PortalKeys(
            address(),
            url -> {
                fetched++;
                if (away) {
                    throw new IOException("away");
                }
                return new Resource(there.toString(), "application/json");
            },
            () -> nanos);

    @Test
    void fetchesOnceForManyKnownAndUnknownKeys() throws KeySourceException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(named("first")).hasSize(1);
            assertThat(named("made-up-" + i)).isEmpty();
        }
        assertThat(fetched).isEqualTo(1);
    }

    @Test
    void fetchesForUnknownKeysOnceAnIntervalAndSoLearnsOfANewKey() throws KeySourceException {
        named("first");
        there = new JWKSet(List.of(FIRST, SECOND));
        pass(Duration.ofSeconds(11));
        assertThat(named("second")).hasSize(1);
        assertThat(fetched).isEqualTo(2);
        named("made-up");
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void forgetsAKeyThatThePortalNoLongerHas() throws KeySourceException {
        named("first");
        there = new JWKSet(SECOND);
        pass(Duration.ofMinutes(6));
        assertThat(named("first")).isEmpty();
    }

    @Test
    void goesOnWithWhatItHasWhileThePortalIsAway() throws KeySourceException {
        named("first");
        away = true;
        pass(Duration.ofMinutes(6));
        for (int i = 0; i < 100; i++) {
            assertThat(named("first")).hasSize(1);
        }
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void saysThatItCannotTellWhileItHasNone() throws KeySourceException {
        away = true;
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> named("first")).isInstanceOf(RemoteKeySourceException.class);
        }
        assertThat(fetched).isEqualTo(1);
        away = false;
        pass(Duration.ofSeconds(1));
        assertThat(named("first")).hasSize(1);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private List<JWK> named(String id) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    private static URL address() {
        try {
            return URI.create("http://localhost/keys").toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate().toPublicJWK();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
