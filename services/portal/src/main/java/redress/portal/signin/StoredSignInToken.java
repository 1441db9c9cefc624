package redress.portal.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * A sign-in link that was sent and not yet used.
 *
 * @param id the keyed fingerprint of its secret; the secret itself is only in the mail
 * @param sealed until when it is good and for which address, closed with the portal's key and the secret; links of an older version have
 *     none, and are not good any more
 * @param expiresAt when the store may forget it
 */
@Document("portal_sign_in_tokens")
@Format(2)
record StoredSignInToken(@Id String id, @Nullable String sealed, Instant expiresAt) {}
