package redress.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What whoever collects metrics has to show; without one configured, nobody can. */
final class MetricsToken {

    static final String PATH = "/actuator/prometheus";
    private static final int SHORTEST = 32;
    private final byte @Nullable [] expected;

    MetricsToken(String configured) {
        if (!configured.isEmpty() && configured.length() < SHORTEST) {
            throw new IllegalStateException("redress.platform.metrics.token must have at least " + SHORTEST
                    + " characters: openssl rand -hex 32");
        }
        this.expected = configured.isEmpty() ? null : bytes("Bearer " + configured);
    }

    boolean isShownBy(HttpServletRequest request) {
        String shown = request.getHeader("Authorization");
        return expected != null
                && shown != null
                && PATH.equals(request.getRequestURI())
                && MessageDigest.isEqual(expected, bytes(shown));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
