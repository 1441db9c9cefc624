package redress.evidence.counting;

import org.bson.types.Binary;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * Which events of a case were counted, as {@link CountedEvents} has the driver store them.
 *
 * @param v counts the writes
 * @param marks eight bytes each, sorted
 */
@Document("evidence_seen")
@Format(1)
record StoredMarks(String id, long v, Binary marks) {}
