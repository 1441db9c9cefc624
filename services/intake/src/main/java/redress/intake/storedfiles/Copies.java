package redress.intake.storedfiles;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.BoundedInputStream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.cleaning.Cleaning;
import redress.intake.cleaning.CleaningResult;
import redress.intake.throttle.Throttle;
import redress.intake.traces.FileType;
import redress.intake.traces.Objection;
import redress.platform.mongo.KnownDocuments;
import redress.platform.problems.Refusal;

/** Makes the clean copy of a file and keeps it beside the original, sealed in the same way. */
@Component
public class Copies {

    private final MongoTemplate mongo;
    private final KnownDocuments known;
    private final Chunks chunks;
    private final Cleaning cleaning;
    private final Throttle throttle;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "copying");
        thread.setDaemon(true);
        return thread;
    });

    Copies(MongoTemplate mongo, Chunks chunks, Cleaning cleaning, Throttle throttle) {
        this.mongo = mongo;
        this.known = new KnownDocuments(mongo);
        this.chunks = chunks;
        this.cleaning = cleaning;
        this.throttle = throttle;
    }

    /** Makes the copy while the caller stores the original; {@link #made} waits for it. */
    public Future<StoredFile.Copy> begin(StoredFile file, FileType type, Cleaning.Source content) {
        String caller = throttle.caller();
        return threads.submit(() -> make(file.copyId(), caller, type, content, file.size()));
    }

    /** The bytes of the copy are durable when it returns; that there is one is noted by {@link #note}. */
    public static StoredFile.Copy made(Future<StoredFile.Copy> copy) throws IOException {
        try {
            return copy.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a file was cleaned", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException("A file could not be cleaned", e.getCause());
        }
    }

    /** Returns when nothing more is written of the copy, whatever became of it. */
    public static void awaitEnd(Future<StoredFile.Copy> copy) throws InterruptedException {
        try {
            copy.get();
        } catch (ExecutionException | CancellationException e) {
            // It is not wanted any more.
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private StoredFile.Copy make(String copyId, String caller, FileType type, Cleaning.Source file, long size)
            throws IOException {
        AtomicLong written = new AtomicLong();
        CleaningResult result = cleaning.clean(caller, type, file, Math.toIntExact(size), cleaned -> {
            BoundedInputStream counted =
                    BoundedInputStream.builder().setInputStream(cleaned).get();
            chunks.write(copyId, counted);
            written.set(counted.getCount());
        });
        return new StoredFile.Copy(
                copyId,
                result.traces().stream().map(Enum::name).toList(),
                result.objection().map(Objection::name).orElse(null),
                written.get(),
                Chunks.count(written.get()));
    }

    /**
     * Notes that there is a copy, unless there is another by now.
     *
     * @return whether it was noted
     */
    public boolean note(String id, StoredFile.Copy copy) {
        return known.updateFirst(
                                query(where("_id").is(id).and("copy").exists(false)),
                                new Update().set("copy", copy),
                                StoredFile.class)
                        .getMatchedCount()
                == 1;
    }

    /**
     * The copy; made now if the file is older than cleaning. Where several ask at once, each makes one under an id of its own, and that
     * of the first stays.
     */
    public StoredFile.Copy of(StoredFile file) {
        StoredFile.Copy before = file.copy();
        if (before != null) {
            return before;
        }
        String copyId = file.copyId() + "-" + UUID.randomUUID();
        known.updateFirst(
                query(where("_id").is(file.id())), new Update().addToSet("begunCopies", copyId), StoredFile.class);
        try {
            StoredFile.Copy copy = ofOriginal(file, copyId);
            if (note(file.id(), copy)) {
                return copy;
            }
            chunks.remove(copyId, copy.chunks());
        } catch (IllegalStateException e) {
            // The original may be gone, because there is a copy by now.
            if (noted(file.id()).isEmpty()) {
                throw e;
            }
        } finally {
            known.updateFirst(
                    query(where("_id").is(file.id())), new Update().pull("begunCopies", copyId), StoredFile.class);
        }
        return noted(file.id())
                .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "This file is not there any more."));
    }

    private Optional<StoredFile.Copy> noted(String id) {
        return Optional.ofNullable(mongo.findById(id, StoredFile.class)).map(StoredFile::copy);
    }

    private StoredFile.Copy ofOriginal(StoredFile file, String copyId) {
        try {
            return make(
                    copyId,
                    throttle.caller(),
                    FileType.ofMediaType(file.mediaType()),
                    () -> chunks.read(file.id(), file.chunks()),
                    file.size());
        } catch (IOException e) {
            throw new IllegalStateException("A file could not be cleaned", e);
        }
    }
}
