package redress.portal.signin;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sign-in link that was sent and not yet used.
 *
 * @param id the print of its secret; the secret itself is only in the mail
 */
@Document("portal_sign_in_tokens")
record StoredSignInToken(@Id String id, String email, Instant expiresAt) {}
