package redress.portal.followup;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * A follow-up that was left before its time.
 *
 * @param id the keyed fingerprint of its cookie's own id; tells nothing about the report
 * @param expiresAt when the cookie is worth nothing anyway
 */
@Document("portal_ended_follow_ups")
@Format(1)
record StoredEnd(@Id String id, Instant expiresAt) {}
