package redress.embedded.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.embedded.machine.DiskSpace;
import redress.embedded.machine.Ending;

/**
 * Keeps the file of an H2 database small while it is in use, and ends the process when the database has closed itself. A page that is still
 * needed keeps all that was written with it, some 50 kB for a few changed rows; with {@code WRITE_DELAY=0} H2 itself moves such pages
 * together only when it closes.
 */
public final class EngineUpkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineUpkeep.class);
    private static final long EVERY_MS = 500;
    /** A file whose chunks are fuller than this is left alone, in per cent. */
    private static final int FULL_ENOUGH = 40;
    /** The most that one round rewrites, in bytes: a few milliseconds during which writers wait. */
    private static final int AT_MOST = 2 << 20;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tidy-engine");
        thread.setDaemon(true);
        return thread;
    });

    /** Has nothing to do where the database is not a file of H2 in this process. */
    public EngineUpkeep(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    && session.getDatabase().isPersistent()) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                String file = session.getDatabase().getDatabasePath() + ".mv.db";
                DiskSpace space =
                        DiskSpace.of(Objects.requireNonNull(Path.of(file).getParent(), file));
                rounds.scheduleWithFixedDelay(
                        () -> round(store, file, space), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void round(MVStore store, String file, DiskSpace space) {
        if (store.getPanicException() != null) {
            Ending.storeClosed(file, store.getPanicException());
        }
        try {
            if (!space.isLow() && !store.isClosed() && store.compact(FULL_ENOUGH, AT_MOST)) {
                store.commit();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The database file could not be kept small: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        rounds.shutdown();
    }
}
