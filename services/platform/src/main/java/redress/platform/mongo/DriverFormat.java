package redress.platform.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import redress.platform.formats.Formats;

/**
 * The format of documents that are read and written by the driver itself, past the mapping that would number them.
 *
 * @param type says what is stored, and its number
 */
public record DriverFormat(Class<?> type) {

    /** Goes with each update, so that what it makes or changes is numbered; a higher number stays. */
    public Bson number() {
        return Updates.max(Formats.FIELD, Formats.of(type));
    }

    public Document numbered(Document stored) {
        return stored.append(Formats.FIELD, Formats.of(type));
    }

    /** A condition that no document of a newer format meets. */
    public Bson notNewer() {
        return Filters.not(Filters.gt(Formats.FIELD, Formats.of(type)));
    }

    /**
     * The same document.
     *
     * @throws redress.platform.problems.Refusal if a newer version has stored it
     */
    public Document mustBeKnown(Document stored) {
        if (!isKnown(stored)) {
            throw Formats.refusal();
        }
        return stored;
    }

    public boolean isKnown(Document stored) {
        return Formats.isKnown(
                type.getAnnotation(org.springframework.data.mongodb.core.mapping.Document.class)
                        .value(),
                String.valueOf(stored.get("_id")),
                Formats.of(stored.get(Formats.FIELD)),
                Formats.of(type));
    }
}
