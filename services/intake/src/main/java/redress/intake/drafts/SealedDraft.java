package redress.intake.drafts;

import java.time.Instant;
import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * @param id the hash of the draft's key
 * @param touched a time-ordered id, new at every change; indexed for the sweep
 */
@Document("drafts")
record SealedDraft(@Id String id, Binary content, Instant expiresAt, String touched) {}
