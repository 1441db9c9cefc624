package redress.intake.storedfiles;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.mongo.KnownDocuments;
import redress.platform.sealing.Resealing;

/** The files whose names and bytes are sealed anew when the key is changed. */
@Component
class SealedFiles implements Resealing.Place {

    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);
    private static final String COLLECTION = "attachments";

    /** Few: a file has up to 50 megabytes, with its copy. */
    private static final int PAGE = 20;

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final Chunks chunks;
    private final FieldCipher cipher;

    SealedFiles(MongoTemplate mongo, Chunks chunks, FieldCipher cipher) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.chunks = chunks;
        this.cipher = cipher;
    }

    @Override
    public String sealedWith() {
        return FieldCipher.KEYS;
    }

    @Override
    public Resealing.Page reseal(String after) {
        Query page = query(where("_id").gt(after)).with(Sort.by("_id")).limit(PAGE);
        page.fields().include("_id");
        List<String> ids = mongo.find(page, Document.class, COLLECTION).stream()
                .map(found -> found.getString("_id"))
                .toList();
        if (ids.isEmpty()) {
            return new Resealing.Page(Optional.empty(), 0);
        }
        List<StoredFile> files = known.find(query(where("_id").in(ids)), StoredFile.class);
        int left = ids.size() - files.size();
        for (StoredFile file : files) {
            left += reseal(file) ? 0 : 1;
        }
        return new Resealing.Page(Optional.of(ids.get(ids.size() - 1)), left);
    }

    private boolean reseal(StoredFile file) {
        try {
            Binary name = cipher.resealed(file.id(), StoredFile.NAME, file.name());
            if (!name.equals(file.name())) {
                known.updateFirst(
                        query(where("_id").is(file.id()).and("name").is(file.name())),
                        new Update().set("name", name),
                        StoredFile.class);
            }
            if (file.hasOriginal()) {
                chunks.reseal(file.id(), file.chunks());
            }
            StoredFile.Copy copy = file.copy();
            if (copy != null) {
                chunks.reseal(copy.bucketId(file.id()), copy.chunks());
            }
            return true;
        } catch (IllegalStateException unreadable) {
            LOG.error("File {} cannot be sealed anew: {}", file.id(), unreadable.getMessage());
            return false;
        }
    }
}
