package redress.intake.attachments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.MongoException;
import com.mongodb.client.result.UpdateResult;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import redress.intake.scans.ScanQueue;
import redress.intake.sealing.FieldCipher;
import redress.intake.storedfiles.Chunks;
import redress.intake.storedfiles.Copies;
import redress.intake.storedfiles.StoredFile;
import redress.intake.traces.FileType;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;
import redress.platform.mongo.KnownDocuments;
import redress.platform.problems.Refusal;

/**
 * Keeps files, each with a copy that says nothing of its makers. A file is first uploaded, belonging to nobody; a report then claims
 * it, is stored with it, and the link is settled. Whoever claims a file first has it; a claim may be repeated.
 */
@Component
public class Attachments {

    public static final int MAX_PER_REPORT = 20;
    public static final long MAX_BYTES = 25L * 1024 * 1024;

    /** A draft that is saved again and again keeps its files so long, and then once more as long as any. */
    private static final Duration WANTED_AT_MOST = Duration.ofDays(60);

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final Chunks chunks;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Copies copies;
    private final ScanQueue scans;
    private final FileCheck check = new FileCheck();
    private final SecureRandom random = new SecureRandom();

    public Attachments(
            MongoTemplate mongo, Chunks chunks, FieldCipher cipher, Clock clock, Copies copies, ScanQueue scans) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.chunks = chunks;
        this.cipher = cipher;
        this.clock = clock;
        this.copies = copies;
        this.scans = scans;
        mongo.indexOps(StoredFile.class)
                .createIndex(new Index("unlinked", Sort.Direction.ASC).unique().sparse());
    }

    /** Whether a virus scanner looks at each file before it is handed out. */
    public boolean scanned() {
        return scans.scanned();
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
                null,
                StoredFile.UNNAMED + UuidCreator.getTimeOrderedEpoch(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        // first, so that the pieces of an upload that is cut short are found and swept away
        mongo.insert(stored);
        Future<StoredFile.Copy> copying = copies.begin(stored, type, file::getInputStream);
        try {
            try (InputStream in = file.getInputStream()) {
                chunks.write(id, in);
            }
            StoredFile.Copy copy = Copies.made(copying);
            objection(copy).filter(Objection::refused).ifPresent(objection -> {
                throw FileCheck.refused(objection.sentence());
            });
            copies.note(id, copy);
            scans.add(id);
            return attachment(stored);
        } catch (IOException | RuntimeException e) {
            forget(id, copying);
            throw e;
        }
    }

    /** Nobody has heard of the file yet. What cannot be removed now is swept away later. */
    private void forget(String id, Future<StoredFile.Copy> copying) {
        try {
            Copies.awaitEnd(copying);
            remove(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | MongoException e) {
            // Left to the sweep.
        }
    }

    /**
     * The files, in the order of the ids; those that are not there, are condemned, or that another has claimed, are missing.
     *
     * @param claimant who wants them; the same for every repeat of a request
     */
    public List<Attachment> claim(List<String> ids, String claimant) {
        known.updateMulti(query(where("_id").in(ids)), new Update().addToSet("claims", claimant), StoredFile.class);
        return found(ids).stream()
                .filter(file -> file.condemned() == null && file.claimant().equals(Optional.of(claimant)))
                .sorted(Comparator.comparingInt(file -> ids.indexOf(file.id())))
                .map(this::attachment)
                .toList();
    }

    /** To be called when a report that holds the files is stored; until then, they are swept as unused drafts are. */
    public void settle(Collection<String> ids) {
        known.updateMulti(
                query(where("_id").in(ids)), new Update().unset("unlinked").unset("condemned"), StoredFile.class);
    }

    /**
     * From now on only the clean copies are kept, under names that tell nothing. To be called before an anonymous report that holds
     * the files is stored; may be repeated.
     */
    public List<Attachment> keepOnlyCleaned(List<Attachment> files) {
        Map<String, StoredFile> stored = byId(files.stream().map(Attachment::id).toList());
        List<Attachment> kept = new ArrayList<>();
        for (Attachment file : files) {
            StoredFile one = stored.get(file.id());
            if (one == null || !copies.of(one).there()) {
                throw new IllegalStateException("There is no clean copy of a file");
            }
            Attachment neutral =
                    neutral(file.id(), file.mediaType(), copies.of(one).size());
            UpdateResult noted = known.updateFirst(
                    query(where("_id").is(file.id())),
                    new Update()
                            .set("originalGone", true)
                            .set("name", cipher.seal(file.id(), StoredFile.NAME, neutral.name())),
                    StoredFile.class);
            if (noted.getMatchedCount() == 0) {
                known.mustBeKnown(StoredFile.class, List.of(file.id()));
                throw new IllegalStateException("A file is not there any more");
            }
            chunks.remove(file.id(), one.chunks());
            kept.add(neutral);
        }
        return kept;
    }

    /** From now on nobody can claim the file; whoever has claimed it before may still be storing the report that holds it. */
    public void condemn(String id) {
        known.updateFirst(query(where("_id").is(id)), new Update().set("condemned", clock.instant()), StoredFile.class);
    }

    /**
     * The file as it was uploaded, or the clean copy if only that is kept: for the reporter, and for anyone who may know who
     * reported. Throws a {@link Refusal} with 409 while the virus scanner has not said that it is clean.
     */
    public Optional<AttachmentDownload> original(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredFile.class)).map(file -> {
            scans.check(file);
            return file.hasOriginal()
                    ? new AttachmentDownload(attachment(file), () -> chunks.read(id, file.chunks()))
                    : copy(file, attachment(file).name());
        });
    }

    /**
     * The file without what it says of the people and devices that made it, under a name that tells nothing: for everybody else.
     * Throws a {@link Refusal} with 409 if there is no such copy, or as {@link #original} does.
     */
    public Optional<AttachmentDownload> cleaned(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredFile.class)).map(file -> {
            scans.check(file);
            return copy(file, neutral(id, file.mediaType(), 0).name());
        });
    }

    private AttachmentDownload copy(StoredFile file, String name) {
        StoredFile.Copy copy = copies.of(file);
        if (!copy.there()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "FILE_NOT_CLEANED",
                    "This file could say who reported, and there is no copy that does not. Ask whoever may know the"
                            + " reporter's name.");
        }
        return new AttachmentDownload(
                new Attachment(file.id(), name, file.mediaType(), copy.size()),
                () -> chunks.read(copy.bucketId(file.id()), copy.chunks()));
    }

    /** The files as their reporter, and anyone who may know who reported, sees them in a list. */
    public List<AttachmentView> views(List<Attachment> files) {
        Map<String, FileState> states =
                states(files.stream().map(Attachment::id).toList());
        return files.stream()
                .map(file -> AttachmentView.of(file, states.getOrDefault(file.id(), FileState.GONE)))
                .toList();
    }

    /** The files as everybody else sees them in a list: under names that tell nothing. */
    public List<AttachmentView> viewsOfCleaned(List<Attachment> files) {
        return views(files.stream()
                .map(file -> neutral(file.id(), file.mediaType(), file.size()))
                .toList());
    }

    /** By the ids of the files; old ones are cleaned first. */
    public Map<String, FileState> states(List<String> ids) {
        Map<String, FileState> states = new HashMap<>();
        found(ids).forEach(file -> {
            StoredFile.Copy copy = copies.of(file);
            List<Trace> removed = copy.removed().stream().map(Trace::valueOf).toList();
            states.put(file.id(), new FileState(removed, objection(copy), scans.stateFromNow(file)));
        });
        return states;
    }

    /** How much the files take that no report was settled with; each counted once, whether or not it has a copy. */
    public long unfiledBytes() {
        Query unlinked = query(where("unlinked").gte("0").lt("g"));
        unlinked.fields().include("size");
        try (Stream<Document> files = mongo.stream(unlinked, Document.class, "attachments")) {
            return files.mapToLong(file -> file.get("size", Number.class).longValue())
                    .sum();
        }
    }

    /**
     * Files that no report was settled with, oldest first, without those that a newer version has stored; found in an index that holds
     * only such files.
     *
     * @param named whether those are wanted that a draft names, or the others
     * @param after the place of the last one that was looked at; "" for the first ones
     */
    public List<Unlinked> unlinked(boolean named, String after, int limit) {
        String first = named ? "" : StoredFile.UNNAMED;
        String end = named ? StoredFile.UNNAMED : "g";
        return known.inRange(StoredFile.class, "unlinked", (after.isEmpty() ? first : after) + "0", end, limit).stream()
                .map(file -> new Unlinked(
                        String.valueOf(file.unlinked()),
                        file.id(),
                        file.wantedAt(),
                        file.claimant(),
                        Optional.ofNullable(file.condemned())))
                .toList();
    }

    /**
     * A draft that names the files was saved: those that no report holds are kept as long as it, but for no more than three months from
     * when they were uploaded. Written once a day at most.
     */
    public void keepForDraft(Collection<String> ids) {
        Instant now = clock.instant();
        Instant yesterday = now.minus(Duration.ofDays(1));
        Instant longAgo = now.minus(WANTED_AT_MOST);
        for (StoredFile file : mongo.find(query(where("_id").in(ids)), StoredFile.class)) {
            boolean due = !file.isNamed() || file.wantedAt().isBefore(yesterday);
            if (file.unlinked() != null && due && file.uploadedAt().isAfter(longAgo)) {
                known.updateFirst(
                        query(where("_id").is(file.id()).and("unlinked").exists(true)),
                        new Update()
                                .set("uploadedAt", now)
                                .set("firstWantedAt", file.uploadedAt())
                                .set(
                                        "unlinked",
                                        UuidCreator.getTimeOrderedEpoch().toString()),
                        StoredFile.class);
            }
        }
    }

    /** Their draft no longer names the files: those that no report has claimed are removed. */
    public void removeUnclaimed(Collection<String> ids) {
        for (String id : ids) {
            Query unclaimed = query(where("_id")
                    .is(id)
                    .and("unlinked")
                    .exists(true)
                    .and("claims")
                    .exists(false));
            Update condemned = new Update().set("condemned", clock.instant());
            if (known.updateFirst(unclaimed, condemned, StoredFile.class).getMatchedCount() == 1) {
                remove(id);
            }
        }
    }

    /** The bytes first: what is half removed is found again. */
    public void remove(String id) {
        StoredFile file = mongo.findById(id, StoredFile.class);
        if (file != null && isCondemned(id)) {
            chunks.remove(id, file.chunks());
            StoredFile.Copy copy = file.copy();
            if (copy != null) {
                chunks.remove(copy.bucketId(id), copy.chunks());
            }
            // Of copies that were cut short it is not known how long they became.
            file.cutShort().forEach(each -> chunks.remove(each, Chunks.MOST));
            known.remove(query(where("_id").is(id)), StoredFile.class);
        }
    }

    /** @return false if it is not there any more */
    private boolean isCondemned(String id) {
        UpdateResult noted = known.updateFirst(
                query(where("_id").is(id)), new Update().set("condemned", clock.instant()), StoredFile.class);
        if (noted.getMatchedCount() == 0) {
            known.mustBeKnown(StoredFile.class, List.of(id));
        }
        return noted.getMatchedCount() == 1;
    }

    private List<StoredFile> found(List<String> ids) {
        return mongo.find(query(where("_id").in(ids)), StoredFile.class);
    }

    private Map<String, StoredFile> byId(List<String> ids) {
        Map<String, StoredFile> files = new HashMap<>();
        found(ids).forEach(file -> files.put(file.id(), file));
        return files;
    }

    private static Optional<Objection> objection(StoredFile.Copy copy) {
        @Nullable String objection = copy.objection();
        return Optional.ofNullable(objection).map(Objection::valueOf);
    }

    private static Attachment neutral(String id, String mediaType, long size) {
        String name = "file-" + id.substring(0, 6) + "."
                + FileType.ofMediaType(mediaType).ending();
        return new Attachment(id, name, mediaType, size);
    }

    private Attachment attachment(StoredFile file) {
        return new Attachment(
                file.id(), cipher.open(file.id(), StoredFile.NAME, file.name()), file.mediaType(), file.size());
    }
}
