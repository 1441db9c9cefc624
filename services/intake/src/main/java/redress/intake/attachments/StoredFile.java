package redress.intake.attachments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * What is known of a file whose bytes lie in the bucket under the same id.
 *
 * @param id 128 random bits in hex
 * @param name the cleaned name, sealed: names of files tell who wrote to whom
 * @param chunks how many pieces the bytes lie in, so that each can be fetched by its number
 * @param wantedAt when it was uploaded or, if that was later, the draft that names it was saved
 * @param unlinked a time-ordered id for as long as no report holds the file; the index on it holds no other files
 * @param claims who wants it for a report, in the order in which they came; only the first may have it
 * @param condemned since when nobody can claim it any more, because it is about to be removed
 * @param copy what came of cleaning it; missing of files older than cleaning, which are cleaned when somebody first reads them
 * @param originalGone true once only the clean copy is kept, because the report is anonymous
 * @param scan what the virus scanner said; missing where it was never asked
 * @param toScan a time-ordered id for as long as the scanner has not answered; the index on it holds no other files
 * @param toScanSince since when, by the real clock, it waits for the scanner's answer; missing of files that waited before this was kept
 */
@Document("attachments")
record StoredFile(
        @Id String id,
        Binary name,
        String mediaType,
        long size,
        int chunks,
        @Field("uploadedAt") Instant wantedAt,
        @Nullable String unlinked,
        @Nullable List<String> claims,
        @Nullable Instant condemned,
        @Nullable Copy copy,
        @Nullable Boolean originalGone,
        @Nullable String scan,
        @Nullable String toScan,
        @Nullable Instant toScanSince) {

    static final String NAME = "attachment-name";

    /**
     * The clean copy, whose bytes lie in the bucket under {@link #copyId()}.
     *
     * @param removed codes of what was taken out
     * @param objection why there is no copy
     */
    record Copy(List<String> removed, @Nullable String objection, long size, int chunks) {
        boolean there() {
            return objection == null;
        }
    }

    Optional<String> claimant() {
        return claims == null ? Optional.empty() : Optional.of(claims.get(0));
    }

    boolean hasOriginal() {
        return !Boolean.TRUE.equals(originalGone);
    }

    String copyId() {
        return copyId(id);
    }

    static String copyId(String id) {
        return id + "-clean";
    }
}
