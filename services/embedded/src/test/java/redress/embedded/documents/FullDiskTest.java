package redress.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.database.EngineDatabase;
import redress.embedded.database.GuardedDataSource;
import redress.embedded.machine.DiskSpace;

public class FullDiskTest {

    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong nanos = new AtomicLong();
    private final DiskSpace space = new DiskSpace("the sample folder", left::get, nanos::get);

    @TempDir
    private Path folder;

    @Test
    void documentsAreReadWhileThereIsNoRoomAndWrittenAgainAfterwards() {
        DurableStore store = DurableStore.open(folder.resolve("documents.mv"));
        MongoServer server = new MongoServer(new StoredBackend(store.store(), store.commits(), space));
        InetSocketAddress address = server.bind();
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort())) {
            MongoCollection<Document> documents = client.getDatabase("t").getCollection("documents");
            documents.insertOne(new Document("_id", "before"));

            leave(DiskSpace.RESERVE - 1);
            assertThatThrownBy(() -> documents.insertOne(new Document("_id", "refused")))
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            e -> assertThat(e.getCode())
                                    .as("MongoDB's code of a full disk")
                                    .isEqualTo(14031));
            assertThat(documents.countDocuments()).isEqualTo(1);

            leave(DiskSpace.RESERVE);
            documents.insertOne(new Document("_id", "after"));
            assertThat(documents.countDocuments()).isEqualTo(2);
        } finally {
            server.shutdownNow();
            store.close();
        }
    }

    @Test
    void rowsAreReadWhileThereIsNoRoomAndWrittenAgainAfterwards() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(EngineDatabase.jdbcUrl(folder.resolve("engine")));
        source.setUser("sa");
        try (Connection connection = GuardedDataSource.of(source, space).getConnection()) {
            try (PreparedStatement create = connection.prepareStatement("create table kept(id int primary key)")) {
                create.execute();
            }
            leave(0);
            assertThatThrownBy(() -> connection.prepareStatement(" INSERT into kept values (1)"))
                    .isInstanceOfSatisfying(
                            SQLTransientConnectionException.class,
                            e -> assertThat(e.getSQLState())
                                    .as("PostgreSQL's code of a full disk")
                                    .isEqualTo("53100"));
            try (PreparedStatement select = connection.prepareStatement("select * from kept")) {
                assertThat(select.executeQuery().next()).isFalse();
            }
            leave(Long.MAX_VALUE);
            try (PreparedStatement insert = connection.prepareStatement("insert into kept values (1)")) {
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void aStoreThatHasClosedItselfIsToldOf() {
        Failing.register();
        AtomicReference<Throwable> told = new AtomicReference<>();
        DurableStore store = DurableStore.open("failing:" + folder.resolve("documents.mv"), told::set, space);
        var map = store.store().openMap("sample");
        store.commits().write(() -> map.put("before", "kept"));
        Failing.FAILS.set(true);
        try {
            assertThatThrownBy(() -> store.commits().write(() -> map.put("after", "lost")))
                    .isInstanceOf(RuntimeException.class);
            await("whoever can end the process is told")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> told.get() != null);
            assertThat(told.get()).hasRootCauseInstanceOf(IOException.class).hasStackTraceContaining("No space left");
        } finally {
            Failing.FAILS.set(false);
        }
    }

    @Test
    void aStoreThatNobodyWritesToOutlivesAFullDisk() {
        Failing.register();
        AtomicReference<Throwable> told = new AtomicReference<>();
        leave(0);
        DurableStore store = DurableStore.open("failing:" + folder.resolve("documents.mv"), told::set, space);
        MVMap<Integer, String> map = store.store().openMap("sample");
        store.commits().write(() -> {
            IntStream.range(0, 500).forEach(key -> map.put(key, "x".repeat(4_000)));
            return true;
        });
        // most of what was written together is not needed any more, so there is much to tidy up
        IntStream.range(0, 500)
                .filter(key -> key % 10 != 0)
                .forEach(key -> store.commits().write(() -> map.remove(key)));
        Failing.FAILS.set(true);
        try {
            store.tidy();
            assertThat(store.store().getPanicException()).isNull();
            assertThat(told.get()).isNull();

            leave(Long.MAX_VALUE);
            store.tidy();
            assertThat(store.store().getPanicException())
                    .as("where the disk says that it has room, tidying does write")
                    .isNotNull();
        } finally {
            Failing.FAILS.set(false);
        }
    }

    private void leave(long bytes) {
        left.set(bytes);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    /** A file system whose disk can become full. */
    public static final class Failing extends FilePathWrapper {
        static final AtomicBoolean FAILS = new AtomicBoolean();

        static void register() {
            FilePath.register(new Failing());
        }

        @Override
        public String getScheme() {
            return "failing";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel file = super.open(mode);
            return new FileBaseDefault() {
                @Override
                public long size() throws IOException {
                    return file.size();
                }

                @Override
                public int read(ByteBuffer target, long position) throws IOException {
                    return file.read(target, position);
                }

                @Override
                public int write(ByteBuffer source, long position) throws IOException {
                    if (FAILS.get()) {
                        throw new IOException("No space left on device");
                    }
                    return file.write(source, position);
                }

                @Override
                protected void implTruncate(long size) throws IOException {
                    file.truncate(size);
                }

                @Override
                public void force(boolean metaData) throws IOException {
                    file.force(metaData);
                }

                @Override
                public FileLock tryLock(long position, long size, boolean shared) throws IOException {
                    return file.tryLock(position, size, shared);
                }

                @Override
                protected void implCloseChannel() throws IOException {
                    file.close();
                }
            };
        }
    }
}
