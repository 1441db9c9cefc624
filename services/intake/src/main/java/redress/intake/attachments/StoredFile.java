package redress.intake.attachments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param condemned since when nobody can claim it any more, because it is about to be removed
 */
@Document("attachments")
record StoredFile(
        @Id String id,
        Binary name,
        String mediaType,
        long size,
        int chunks,
        Instant uploadedAt,
        @Nullable String unlinked,
        @Nullable List<String> claims,
        @Nullable Instant condemned) {

    static final String NAME = "attachment-name";

    Optional<String> claimant() {
        return claims == null ? Optional.empty() : Optional.of(claims.get(0));
    }
}
