package redress.intake.attachments;

import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What is known of a file whose bytes lie in the bucket under the same id.
 *
 * @param id 128 random bits in hex
 * @param name the cleaned name, sealed: names of files tell who wrote to whom
 * @param chunks how many pieces the bytes lie in, so that each can be fetched by its number
 * @param unlinked a time-ordered id for as long as no report holds the file; the index on it holds no other files
 * @param claims who wants it for a report, in the order in which they came; only the first may have it
 */
@Document("attachments")
record StoredFile(
        @Id String id,
        Binary name,
        String mediaType,
        long size,
        String sha256,
        int chunks,
        Instant uploadedAt,
        @Nullable String unlinked,
        @Nullable List<String> claims) {

    static final String NAME = "attachment-name";
}
