package redress.portal.tokens;

import org.springframework.stereotype.Component;
import redress.platform.sealing.Keyset;
import redress.portal.pages.Fingerprints;
import redress.portal.pages.PageSecret;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Seal;

/** The configured secrets, or where there are none, the one that comes with the signing key. */
@Component
class PortalSecret implements PageSecret {

    private final Keyset secrets;

    PortalSecret(PortalProperties properties, SigningKey signing) {
        this.secrets = properties.cookieKey().isEmpty()
                ? Keyset.of(signing.secret())
                : Keyset.parseTexts("redress.portal.cookie-key", properties.cookieKey());
    }

    @Override
    public Seal seal(String purpose) {
        return new Seal(secrets, purpose);
    }

    @Override
    public Fingerprints fingerprints(String purpose) {
        return new Fingerprints(secrets, purpose);
    }
}
