package redress.embedded.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import redress.embedded.machine.DiskSpace;

/** Connections to a database file that refuse statements which write, and let others through, while its disk is full. */
public final class GuardedDataSource extends DelegatingDataSource {

    private static final String FILE = "jdbc:h2:file:";
    /** PostgreSQL's own code for it. */
    private static final String DISK_FULL = "53100";

    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "merge", "create", "alter", "drop", "truncate");

    private final DiskSpace space;

    private GuardedDataSource(DataSource source, DiskSpace space) {
        super(source);
        this.space = space;
    }

    /** Any other database than a file of H2 in this process is left as it is. */
    static DataSource of(DataSource source) {
        return of(source, null);
    }

    public static DataSource of(DataSource source, @Nullable DiskSpace known) {
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL();
            return url.startsWith(FILE)
                    ? new GuardedDataSource(source, known == null ? DiskSpace.of(folder(url)) : known)
                    : source;
        } catch (SQLException e) {
            return source; // whoever uses it is told
        }
    }

    private static Path folder(String url) {
        int options = url.indexOf(';');
        Path file = Path.of(url.substring(FILE.length(), options < 0 ? url.length() : options));
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), url);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(super.getConnection(user, password));
    }

    private Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare") && arguments[0] instanceof String sql && writes(sql)) {
                        if (space.isLow()) {
                            throw new SQLTransientConnectionException("The disk is full", DISK_FULL);
                        }
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean writes(String sql) {
        String start = sql.stripLeading();
        int end = 0;
        while (end < start.length() && Character.isLetter(start.charAt(end))) {
            end++;
        }
        return WRITES.contains(start.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
