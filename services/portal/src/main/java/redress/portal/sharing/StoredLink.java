package redress.portal.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * The one link of its kind to a draft; a new one takes its place.
 *
 * @param id the keyed fingerprint of the draft's key and the kind
 * @param nonce what the secret of the link is made of, together with the draft's key and the portal's
 * @param print the keyed fingerprint of the secret; the secret itself is only in the link
 * @param sealed until when it is good and the draft's key, closed with the portal's key and the secret
 * @param expiresAt when the store may forget it; once it was used, until when the same browser may use it again
 * @param usedBy the keyed fingerprint of what only the browser has that has used it; null as long as nobody has
 */
@Document("portal_draft_links")
@Format(3)
record StoredLink(
        @Id String id,
        String nonce,
        String print,
        String sealed,
        Instant expiresAt,
        @Nullable String usedBy) {}
