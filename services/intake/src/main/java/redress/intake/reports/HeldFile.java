package redress.intake.reports;

import java.time.Instant;
import org.bson.types.Binary;

/** A file of a report; its name is sealed under the report's id. */
public record HeldFile(String id, Binary name, String mediaType, long size, Instant addedAt) {

    static final String NAME = "file-name";

    /** The same under a name that is sealed otherwise. */
    HeldFile named(Binary sealed) {
        return new HeldFile(id, sealed, mediaType, size, addedAt);
    }
}
