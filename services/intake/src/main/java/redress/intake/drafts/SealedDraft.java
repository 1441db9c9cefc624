package redress.intake.drafts;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * @param id the hash of the draft's key
 * @param content null once it was removed: what stays for a while is that it is gone, so that nothing brings it back
 * @param touched a time-ordered id, new at every change; indexed for the sweep
 * @param version counts the changes; null in drafts kept before there were versions
 */
@Document("drafts")
@Format(1)
record SealedDraft(
        @Id String id,
        @Nullable Binary content,
        Instant expiresAt,
        String touched,
        @Nullable Long version) {

    /** As it stands in {@code ETag}. */
    long etag() {
        return version == null ? 0 : version;
    }

    boolean goneAt(Instant now) {
        return content == null || !expiresAt.isAfter(now);
    }
}
