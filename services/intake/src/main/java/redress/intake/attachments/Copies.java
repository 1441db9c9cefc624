package redress.intake.attachments;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.CountingInputStream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import redress.intake.cleaning.Cleaning;
import redress.intake.cleaning.CleaningResult;
import redress.intake.stripping.FileType;
import redress.intake.stripping.Objection;

/** Makes the clean copy of a file and keeps it beside the original, sealed in the same way. */
@Component
class Copies {

    private final MongoTemplate mongo;
    private final Chunks chunks;
    private final Cleaning cleaning;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "copying");
        thread.setDaemon(true);
        return thread;
    });

    Copies(MongoTemplate mongo, Chunks chunks, Cleaning cleaning) {
        this.mongo = mongo;
        this.chunks = chunks;
        this.cleaning = cleaning;
    }

    /** Makes the copy while the caller stores the original; {@link #made} waits for it. */
    Future<StoredFile.Copy> begin(String id, FileType type, Cleaning.Source file, long size) {
        return threads.submit(() -> make(id, type, file, size));
    }

    /** The bytes of the copy are durable when it returns; that there is one is noted by {@link #note}. */
    static StoredFile.Copy made(Future<StoredFile.Copy> copy) throws IOException {
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

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private StoredFile.Copy make(String id, FileType type, Cleaning.Source file, long size) throws IOException {
        AtomicLong written = new AtomicLong();
        CleaningResult result = cleaning.clean(type, file, Math.toIntExact(size), cleaned -> {
            CountingInputStream counted = new CountingInputStream(cleaned);
            chunks.write(StoredFile.copyId(id), counted);
            written.set(counted.getByteCount());
        });
        return new StoredFile.Copy(
                result.traces().stream().map(Enum::name).toList(),
                result.objection().map(Objection::name).orElse(null),
                written.get(),
                Chunks.count(written.get()));
    }

    void note(String id, StoredFile.Copy copy) {
        mongo.updateFirst(query(where("_id").is(id)), new Update().set("copy", copy), StoredFile.class);
    }

    /** The copy; made now if the file is older than cleaning. Two who ask at once make the same copy. */
    StoredFile.Copy of(StoredFile file) {
        StoredFile.Copy known = file.copy();
        if (known != null) {
            return known;
        }
        try {
            chunks.remove(file.copyId(), Chunks.MOST);
            StoredFile.Copy copy = make(
                    file.id(),
                    FileType.ofMediaType(file.mediaType()),
                    () -> chunks.read(file.id(), file.chunks()),
                    file.size());
            note(file.id(), copy);
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException("A file could not be cleaned", e);
        }
    }
}
