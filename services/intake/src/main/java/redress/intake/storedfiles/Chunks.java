package redress.intake.storedfiles;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.formats.Unnumbered;

/**
 * The bytes of files, in GridFS, each piece sealed as that piece of that file: none can be read, changed, moved or swapped in the store.
 * Written by the driver's bucket; read and removed piece by piece, each by its file and number, since that unique index is the one
 * that every store has. One piece of a file is in memory at a time.
 */
@Component
@Unnumbered(
        "The driver's bucket has a shape of its own; how pieces are read follows from the file that names them, which has a number")
public class Chunks {

    private static final int PIECE_BYTES = 1024 * 1024;
    private static final String BUCKET = "attachments";
    private static final int AT_ONCE = 2;

    /** A copy of a file has no more pieces than this. */
    public static final int MOST = 64;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> pieces;
    private final FieldCipher cipher;

    /**
     * Sealing takes most of the work of an upload, and opening most of a download's; here the files that come and go at the same time take
     * turns, piece by piece.
     */
    private final ExecutorService ciphering = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "ciphering");
        thread.setDaemon(true);
        return thread;
    });

    Chunks(MongoDatabaseFactory databases, FieldCipher cipher) {
        MongoDatabase database = databases.getMongoDatabase();
        this.bucket = GridFSBuckets.create(database, BUCKET);
        this.files = database.getCollection(BUCKET + ".files");
        this.pieces = database.getCollection(BUCKET + ".chunks");
        this.cipher = cipher;
    }

    /** How many pieces a file of so many bytes has. */
    public static int count(long bytes) {
        return Math.toIntExact((bytes + PIECE_BYTES - 1) / PIECE_BYTES);
    }

    public void write(String id, InputStream content) throws IOException {
        GridFSUploadOptions options =
                new GridFSUploadOptions().chunkSizeBytes(PIECE_BYTES + FieldCipher.OVERHEAD_BYTES);
        GridFSUploadStream upload = bucket.openUploadStream(new BsonString(id), id, options);
        try {
            byte[] piece = new byte[PIECE_BYTES];
            byte[] sealed = new byte[PIECE_BYTES + FieldCipher.OVERHEAD_BYTES];
            int n = 0;
            for (int length = content.readNBytes(piece, 0, PIECE_BYTES);
                    length > 0;
                    length = content.readNBytes(piece, 0, PIECE_BYTES)) {
                upload.write(sealed, 0, seal(id, field(n++), piece, length, sealed));
            }
            upload.close();
        } catch (IOException | RuntimeException e) {
            upload.abort();
            throw e;
        }
    }

    private int seal(String id, String field, byte[] piece, int length, byte[] into) {
        return inTurn(() -> cipher.seal(id, field, piece, length, into));
    }

    private <T> T inTurn(Callable<T> work) {
        try {
            return ciphering.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a piece of a file waited for its turn", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A piece of a file could not be sealed or opened", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        ciphering.shutdownNow();
    }

    /** Fetches each piece only when it is read; the first one at once, so that a missing file is noticed before an answer begins. */
    public InputStream read(String id, int chunks) {
        MongoCollection<SealedPiece> stored = sealedPieces();
        return new SequenceInputStream(new Enumeration<>() {
            private int n;

            @Override
            public boolean hasMoreElements() {
                return n < chunks;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(fetch(stored, id, n++));
            }
        });
    }

    private byte[] fetch(MongoCollection<SealedPiece> stored, String id, int n) {
        SealedPiece sealed = stored.find(place(id, n)).first();
        if (sealed == null) {
            throw new IllegalStateException("Piece " + n + " of a file is missing");
        }
        return inTurn(() -> cipher.open(id, field(n), sealed.bytes(), sealed.length()));
    }

    /** For one reader: each piece that it reads takes the memory of the one before. */
    private MongoCollection<SealedPiece> sealedPieces() {
        return pieces.withDocumentClass(SealedPiece.class)
                .withCodecRegistry(
                        CodecRegistries.fromCodecs(new SealedPiece(PIECE_BYTES + FieldCipher.OVERHEAD_BYTES)));
    }

    /**
     * Seals anew the pieces that an older key has sealed. The first one comes last, so whether that is done tells of all. What somebody
     * else has sealed anew or removed meanwhile stays so.
     *
     * @throws IllegalStateException if one cannot be opened
     */
    void reseal(String id, int chunks) {
        MongoCollection<SealedPiece> stored = sealedPieces();
        if (chunks > 0 && isOlder(stored.find(place(id, 0)).first())) {
            for (int n = chunks - 1; n >= 0; n--) {
                SealedPiece piece = stored.find(place(id, n)).first();
                if (piece != null && isOlder(piece)) {
                    byte[] before = Arrays.copyOf(piece.bytes(), piece.length());
                    byte[] sealed = cipher.seal(id, field(n), cipher.open(id, field(n), before));
                    pieces.updateOne(
                            piece(id, n).append("data", new Binary(before)),
                            new Document("$set", new Document("data", new Binary(sealed))));
                }
            }
        }
    }

    private boolean isOlder(@Nullable SealedPiece piece) {
        return piece != null && cipher.isOlder(piece.bytes());
    }

    public void remove(String id, int chunks) {
        if (chunks > 0) {
            pieces.bulkWrite(
                    IntStream.range(0, chunks)
                            .mapToObj(n -> new DeleteOneModel<Document>(piece(id, n)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
        files.deleteOne(new Document("_id", id));
    }

    private static String field(int n) {
        return "attachment-piece-" + n;
    }

    private static BsonDocument place(String id, int n) {
        return new BsonDocument("files_id", new BsonString(id)).append("n", new BsonInt32(n));
    }

    private static Document piece(String id, int n) {
        return new Document("files_id", id).append("n", n);
    }
}
