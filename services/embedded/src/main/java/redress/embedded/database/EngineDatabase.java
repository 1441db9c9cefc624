package redress.embedded.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import redress.embedded.machine.ForeignStore;
import redress.embedded.machine.LostStore;
import redress.embedded.machine.Owner;

/** Addresses of H2 databases that keep every committed transaction when the process is killed. */
public final class EngineDatabase {

    /**
     * {@code WRITE_DELAY=0} writes at each commit instead of every half second; {@code QUERY_CACHE_SIZE} lets the process engine's
     * few hundred statements stay prepared; {@code DB_CLOSE_ON_EXIT=FALSE} leaves closing to the connection pool, which does it
     * after the last listener has stopped. {@code RETENTION_TIME=0} lets space be used again at once: holding it back guards against
     * writes that reach the disk out of order, a matter of power cuts, not of kills.
     */
    static final String OPTIONS =
            ";WRITE_DELAY=0;RETENTION_TIME=0;QUERY_CACHE_SIZE=1000;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;CACHE_SIZE=65536";

    private EngineDatabase() {}

    /** @param file the database file without its suffix {@code .mv.db}; its folder is created when missing */
    public static String jdbcUrl(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath().normalize() + OPTIONS;
    }

    /**
     * Marks a database as belonging to something else, at the first time. As long as what is answered with is open, so is the database.
     *
     * @throws ForeignStore if it belongs to something else than that
     * @throws LostStore if it belongs to nothing, although it did before
     */
    public static Connection belongingTo(Path file, Owner owner) {
        try {
            Connection connection = DriverManager.getConnection(jdbcUrl(file), "sa", "");
            try (Statement statement = connection.createStatement()) {
                if (owner.known() && !isMarked(statement)) {
                    connection.close();
                    throw new LostStore(file + ".mv.db");
                }
                statement.execute("create schema if not exists belongs");
                statement.execute("create table if not exists belongs.owner (id varchar(100) primary key)");
                statement.execute("insert into belongs.owner select '"
                        + owner.id().replace("'", "''") + "' where not exists (select 1 from belongs.owner)");
                try (ResultSet row = statement.executeQuery("select id from belongs.owner")) {
                    if (row.next() && !row.getString(1).equals(owner.id())) {
                        connection.close();
                        throw new ForeignStore(file + ".mv.db");
                    }
                }
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(file + ".mv.db cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    private static boolean isMarked(Statement statement) throws SQLException {
        try (ResultSet marks = statement.executeQuery("select 1 from information_schema.tables"
                + " where table_schema = 'BELONGS' and table_name = 'OWNER'")) {
            return marks.next();
        }
    }

    /** A database that ends with the process, for tests that do not look at durability. */
    public static String inMemory(String name) {
        return "jdbc:h2:mem:" + name
                + ";QUERY_CACHE_SIZE=1000;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }
}
