package redress.messaging.documents;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.messaging.outbox.OutboxEntry;
import redress.platform.formats.Format;

/**
 * An event that was set aside, as {@link MongoAside} has the driver store it.
 *
 * @param id the outbox and the event's id
 * @param document which has caused it
 * @param entry as it waited in its outbox
 * @param by who has set it aside
 */
@Document("outbox_aside")
@Format(1)
record StoredAside(
        @Id String id, String document, String type, OutboxEntry entry, String reason, Instant at, String by) {}
