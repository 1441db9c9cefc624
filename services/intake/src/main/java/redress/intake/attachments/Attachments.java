package redress.intake.attachments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import redress.intake.sealing.FieldCipher;
import redress.platform.web.Refusal;

/**
 * Keeps files. A file is first uploaded, belonging to nobody; a report then claims it, is stored with it, and the link is settled.
 * Whoever claims a file first has it; a claim may be repeated.
 */
@Component
public class Attachments {

    public static final int MAX_PER_REPORT = 20;
    public static final long MAX_BYTES = 25L * 1024 * 1024;

    private final MongoTemplate mongo;
    private final Chunks chunks;
    private final FieldCipher cipher;
    private final Clock clock;
    private final FileCheck check = new FileCheck();
    private final SecureRandom random = new SecureRandom();

    Attachments(MongoTemplate mongo, Chunks chunks, FieldCipher cipher, Clock clock) {
        this.mongo = mongo;
        this.chunks = chunks;
        this.cipher = cipher;
        this.clock = clock;
        mongo.indexOps(StoredFile.class)
                .createIndex(new Index("unlinked", Sort.Direction.ASC).unique().sparse());
    }

    /** Durable when it returns. Throws a {@link Refusal} for a file that cannot be taken, and then keeps nothing of it. */
    public Attachment keep(MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw FileCheck.refused("The file is empty. Choose another one.");
        }
        if (file.getSize() > MAX_BYTES) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "FILE_TOO_LARGE",
                    "The file is larger than 25 MB. Make it smaller, or split it, and upload that.");
        }
        String given = file.getOriginalFilename();
        String name = FileName.clean(given == null ? "" : given);
        FileType type = check.check(name, file);
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String id = HexFormat.of().formatHex(bits);
        StoredFile stored = new StoredFile(
                id,
                cipher.seal(id, StoredFile.NAME, name),
                type.mediaType(),
                file.getSize(),
                Chunks.count(file.getSize()),
                clock.instant(),
                UuidCreator.getTimeOrderedEpoch().toString(),
                null,
                null);
        // first, so that the pieces of an upload that is cut short are found and swept away
        mongo.insert(stored);
        try (InputStream in = file.getInputStream()) {
            chunks.write(id, in);
        }
        return attachment(stored);
    }

    /**
     * The files, in the order of the ids; those that are not there, are condemned, or that another has claimed, are missing.
     *
     * @param claimant who wants them; the same for every repeat of a request
     */
    public List<Attachment> claim(List<String> ids, String claimant) {
        mongo.updateMulti(query(where("_id").in(ids)), new Update().addToSet("claims", claimant), StoredFile.class);
        return mongo.find(query(where("_id").in(ids)), StoredFile.class).stream()
                .filter(file -> file.condemned() == null && file.claimant().equals(Optional.of(claimant)))
                .sorted(Comparator.comparingInt(file -> ids.indexOf(file.id())))
                .map(this::attachment)
                .toList();
    }

    /** To be called when a report that holds the files is stored; until then, the files are swept after a day. */
    public void settle(Collection<String> ids) {
        mongo.updateMulti(
                query(where("_id").in(ids)), new Update().unset("unlinked").unset("condemned"), StoredFile.class);
    }

    /** From now on nobody can claim the file; whoever has claimed it before may still be storing the report that holds it. */
    public void condemn(String id) {
        mongo.updateFirst(query(where("_id").is(id)), new Update().set("condemned", clock.instant()), StoredFile.class);
    }

    /** The file as it was uploaded: for the reporter, and for anyone who may know who reported. */
    public Optional<Download> original(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredFile.class))
                .map(file -> new Download(attachment(file), () -> chunks.read(id, file.chunks())));
    }

    /** The file without what it says of the people and devices that made it: for everybody else. */
    public Optional<Download> cleaned(String id) {
        return original(id);
    }

    /**
     * Files that no report was settled with, oldest first; found in an index that holds only such files.
     *
     * @param after the place of the last one that was looked at; "" for the first ones
     */
    public List<Unlinked> unlinked(String after, int limit) {
        return mongo
                .find(
                        query(where("unlinked").gte(after + "0").lt("g"))
                                .with(Sort.by("unlinked"))
                                .limit(limit),
                        StoredFile.class)
                .stream()
                .map(file -> new Unlinked(
                        String.valueOf(file.unlinked()),
                        file.id(),
                        file.uploadedAt(),
                        file.claimant(),
                        Optional.ofNullable(file.condemned())))
                .toList();
    }

    /** The bytes first: what is half removed is found again. */
    public void remove(String id) {
        StoredFile file = mongo.findById(id, StoredFile.class);
        if (file != null) {
            chunks.remove(id, file.chunks());
            mongo.remove(query(where("_id").is(id)), StoredFile.class);
        }
    }

    private Attachment attachment(StoredFile file) {
        return new Attachment(
                file.id(), cipher.open(file.id(), StoredFile.NAME, file.name()), file.mediaType(), file.size());
    }
}
