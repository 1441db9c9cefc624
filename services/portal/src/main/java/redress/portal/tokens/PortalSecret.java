package redress.portal.tokens;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Seal;

/** The configured secret, or where there is none, the one that comes with the signing key. */
@Component
class PortalSecret implements PageSecret {

    private final byte[] secret;

    PortalSecret(PortalProperties properties, SigningKey signing) {
        this.secret = properties.cookieKey().isEmpty()
                ? signing.secret()
                : properties.cookieKey().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Seal seal(String purpose) {
        return new Seal(secret, purpose);
    }

    @Override
    public Fingerprints fingerprints(String purpose) {
        return new Fingerprints(secret, purpose);
    }
}
