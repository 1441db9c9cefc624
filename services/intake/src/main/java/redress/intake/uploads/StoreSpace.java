package redress.intake.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Knows how much the disk of the store still holds: MongoDB says so itself; the disk of an embedded store can be looked at. */
@Component
class StoreSpace {

    private final MongoTemplate mongo;
    private final UploadProperties properties;

    StoreSpace(MongoTemplate mongo, UploadProperties properties) {
        this.mongo = mongo;
        this.properties = properties;
    }

    /** Empty where it cannot be known. */
    OptionalLong free() {
        if (!properties.storeFolder().isBlank()) {
            return ofFolder(Path.of(properties.storeFolder()));
        }
        Document stats = mongo.executeCommand(new Document("dbStats", 1));
        return stats.get("fsTotalSize") instanceof Number total && stats.get("fsUsedSize") instanceof Number used
                ? OptionalLong.of(total.longValue() - used.longValue())
                : OptionalLong.empty();
    }

    private static OptionalLong ofFolder(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
