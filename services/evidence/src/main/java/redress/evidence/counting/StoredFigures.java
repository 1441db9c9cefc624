package redress.evidence.counting;

import java.util.Map;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * The figures of a scope and partition, as {@link Book} has the driver store them. A book that was counted anew lies in a collection with
 * a number behind its name.
 *
 * @param next counts the writes
 * @param recent the last counted events, eight bytes each
 * @param figures by {@link Figure#name()}
 */
@Document("evidence_counts")
@Format(1)
record StoredFigures(String id, long next, Binary recent, Map<String, Long> figures) {}
