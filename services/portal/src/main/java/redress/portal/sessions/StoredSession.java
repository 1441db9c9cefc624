package redress.portal.sessions;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * A session.
 *
 * @param id the keyed fingerprint of the secret in the person's cookie
 * @param sealed a {@link SessionContent}, closed with the portal's key and the secret: the store alone cannot read it
 * @param lastSeen at most a minute late, so that not every page is a write
 */
@Document("portal_sessions")
@Format(3)
record StoredSession(@Id String id, String sealed, Instant lastSeen, Instant expiresAt) {}
