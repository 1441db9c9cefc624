package redress.intake.storedfiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import redress.platform.formats.Format;

/**
 * What is known of a file whose bytes lie in the bucket under the same id.
 *
 * @param id 128 random bits in hex
 * @param name the cleaned name, sealed: names of files tell who wrote to whom
 * @param chunks how many pieces the bytes lie in, so that each can be fetched by its number
 * @param wantedAt when it was uploaded or, if that was later, the draft that names it was saved
 * @param firstWantedAt when it was uploaded, once a draft has named it
 * @param unlinked a time-ordered id for as long as no report holds the file; the index on it holds no other files. That of a file that
 *     no draft has named begins with {@link #UNNAMED}
 * @param claims who wants it for a report, in the order in which they came; only the first may have it
 * @param condemned since when nobody can claim it any more, because it is about to be removed
 * @param begunCopies where pieces of copies may lie that were begun beside {@link #copyId()}; so that they are found if nobody ends them
 * @param copy what came of cleaning it; missing of files older than cleaning, which are cleaned when somebody first reads them
 * @param originalGone true once only the clean copy is kept, because the report is anonymous
 * @param scan what the virus scanner said; missing where it was never asked
 * @param toScan its place in the queue of the scanner for as long as the scanner has not answered; the index on it holds no other files
 * @param toScanSince since when, by the real clock, it waits for the scanner's answer; missing of files that waited before this was kept
 * @param scanTries how often the scanner did not answer about it
 * @param scanAfter by the real clock; before it the scanner is not asked about it again
 */
@Document("attachments")
@Format(1)
public record StoredFile(
        @Id String id,
        Binary name,
        String mediaType,
        long size,
        int chunks,
        @Field("uploadedAt") Instant wantedAt,
        @Nullable Instant firstWantedAt,
        @Nullable String unlinked,
        @Nullable List<String> claims,
        @Nullable Instant condemned,
        @Nullable List<String> begunCopies,
        @Nullable Copy copy,
        @Nullable Boolean originalGone,
        @Nullable String scan,
        @Nullable String toScan,
        @Nullable Instant toScanSince,
        @Nullable Integer scanTries,
        @Nullable Instant scanAfter) {

    public static final String NAME = "attachment-name";

    /** Behind all time-ordered ids. */
    public static final String UNNAMED = "a";

    /**
     * The clean copy.
     *
     * @param bucketId under which its bytes lie in the bucket; missing where that is {@link #copyId()}
     * @param removed codes of what was taken out
     * @param objection why there is no copy
     */
    public record Copy(
            @Nullable String bucketId,
            List<String> removed,
            @Nullable String objection,
            long size,
            int chunks) {
        public boolean there() {
            return objection == null;
        }

        public String bucketId(String file) {
            return bucketId == null ? copyId(file) : bucketId;
        }
    }

    public Instant uploadedAt() {
        return firstWantedAt == null ? wantedAt : firstWantedAt;
    }

    public boolean isNamed() {
        return unlinked != null && !unlinked.startsWith(UNNAMED);
    }

    public Optional<String> claimant() {
        return claims == null ? Optional.empty() : Optional.of(claims.get(0));
    }

    /** Where pieces of copies may lie that nobody ended. */
    public List<String> cutShort() {
        List<String> ids = new ArrayList<>(begunCopies == null ? List.of() : begunCopies);
        if (copy == null) {
            ids.add(copyId());
        }
        return ids;
    }

    public int tries() {
        return scanTries == null ? 0 : scanTries;
    }

    public boolean hasOriginal() {
        return !Boolean.TRUE.equals(originalGone);
    }

    /** Where the copy lies that is made when the file is uploaded, and those of older versions. */
    String copyId() {
        return copyId(id);
    }

    private static String copyId(String id) {
        return id + "-clean";
    }
}
